import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Tx } from '../../../platform/database/db.ts';
import { subjectKey } from '../../../platform/keys/data-key-rows.ts';
import type { DataKeys } from '../../../platform/keys/data-keys.ts';
import { keySubjectOf } from '../intake/prediction.ts';
import { subjectForgotten } from '../ledger-actions.ts';
import { countOfSubjects } from '../store/predictions.ts';

/**
 * Destroys a subject's keys, found by its pseudonyms: nobody can read the data under them any more, nor in a backup
 * once its restore has replayed the erasures (R20). Decisions, counts and commitments stay unchanged.
 * @returns the number of predictions affected
 */
export async function forgetSubject(
  ctx: CommandContext,
  dataKeys: DataKeys,
  subjects: readonly string[],
): Promise<number> {
  for (const subject of subjects.toSorted())
    await dataKeys.destroy(ctx.tx, keySubjectOf(subject, ''), 'a prediction subject was forgotten');
  const predictions = await countOfSubjects(ctx.tx, subjects);
  ctx.record(subjectForgotten, {
    resource: { kind: 'prediction', id: subjects[0] ?? '' },
    clause: '6.3',
    data: { subjects: [...subjects], predictions },
  });
  return predictions;
}

/** Those of these pseudonyms whose keys still exist. */
export async function notForgotten(
  db: Tx,
  dataKeys: DataKeys,
  subjects: readonly string[],
): Promise<readonly string[]> {
  const keys = subjects.map((subject) => keySubjectOf(subject, ''));
  const erased = await dataKeys.erasedAmong(db, keys);
  return subjects.filter((_, place) => !erased.has(subjectKey(keys[place] ?? { kind: '', id: '' })));
}
