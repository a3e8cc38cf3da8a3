import { AppFailure } from '../../../kernel/app-error.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { subjectKey } from '../../../platform/keys/data-key-rows.ts';
import type { SubjectKeys } from '../../../platform/keys/data-keys.ts';
import type { ModelsRoom } from '../room.ts';
import { placeOf, type PredictionRow } from '../store/predictions.ts';
import { keySubjectOf, type NewPrediction } from './prediction.ts';

/** The keys of a batch, and which of its predictions have a forgotten subject and so no key. */
export type BatchKeys = { readonly keys: SubjectKeys; readonly isForgotten: (one: NewPrediction) => boolean };

/** A forgotten subject affects only its own rows, never the others in the batch; the extra query runs only then. */
export async function keysFor(
  ctx: CommandContext,
  { dataKeys }: ModelsRoom,
  rows: readonly NewPrediction[],
): Promise<BatchKeys> {
  const subjects = rows.map(subjectOf);
  try {
    return { keys: await dataKeys.dataKeysFor(ctx.tx, subjects), isForgotten: () => false };
  } catch (failure) {
    if (!(failure instanceof AppFailure) || failure.error.code !== 'keys/destroyed') throw failure;
    const erased = await dataKeys.erasedAmong(ctx.tx, subjects);
    const isErased = (subject: ReturnType<typeof subjectOf>) => erased.has(subjectKey(subject));
    return {
      keys: await dataKeys.dataKeysFor(
        ctx.tx,
        subjects.filter((each) => !isErased(each)),
      ),
      isForgotten: (one) => isErased(subjectOf(one)),
    };
  }
}

const subjectOf = ({ subject, version }: NewPrediction) => keySubjectOf(subject, version.id);

/** Rows as stored in the log, with personal data encrypted. */
export const sealRows = (
  keys: SubjectKeys,
  rows: readonly NewPrediction[],
  segment: string,
): readonly PredictionRow[] =>
  rows.map((each) => {
    const { keyId, ciphertext } = keys.seal({ subject: subjectOf(each), plaintext: each.packed, aad: placeOf(each) });
    return {
      at: each.sent.at,
      score: each.sent.score ?? null,
      id: each.id,
      version_id: each.version.id,
      segment_id: segment,
      subject: each.subject ?? null,
      key_id: keyId,
      day: each.day,
      decision: each.sent.decision ?? null,
      fingerprint: each.fingerprint,
      sealed: ciphertext,
    };
  });
