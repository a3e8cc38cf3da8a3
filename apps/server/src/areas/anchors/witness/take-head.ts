import { cosignCheckpoint, decodeVerifierKey, openCheckpoint, parseCheckpoint, parseNote } from '@muster/proofs';
import type { RequestId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { nativeVerify } from '../../../platform/ledger/native-verify.ts';
import type { Anchors } from '../anchors.ts';
import { judgeHead, NOTHING_SEEN, readRequest, type Asked, type Judged } from '../domain/judge-head.ts';
import { contradictionWords, isWorse, type Witnessed } from '../domain/witnessed.ts';
import { witnessedContradicted } from '../ledger-actions.ts';
import { isKnownHead, keepContradiction, keepHead, witnessedByOrigin } from '../store/witnessed.ts';

/** The protocol's response: the signature lines, or an error status and its reason. */
export type WitnessAnswer = { readonly status: 200 | 400 | 403 | 404 | 409 | 422; readonly body: string };

type Head = { readonly size: number; readonly root: Uint8Array };
type Taken = { readonly judged: Judged; readonly seen: number };

/**
 * Cosigns a head of another ledger if it extends the last one cosigned. It is stored before the response, under a lock
 * on the ledger: of two heads with one size and different roots one is refused, whichever servers they reach.
 */
export async function takeHead(parts: Anchors, body: string, requestId: RequestId): Promise<WitnessAnswer> {
  const { host, cosigners } = parts;
  const asked = readRequest(body);
  const parsed = asked === undefined ? undefined : parseNote(asked.note);
  const claimed = parsed?.ok === true ? parseCheckpoint(parsed.value.text) : undefined;
  if (asked === undefined || claimed?.ok !== true) return { status: 400, body: 'The request is malformed.\n' };
  const { origin } = claimed.value;
  const known = await witnessedByOrigin(host.db, origin);
  if (known === undefined) return { status: 404, body: 'This Muster does not witness that ledger.\n' };
  const opened = openCheckpoint(asked.note, { origin, keys: keysOf(known), verify: nativeVerify });
  if (!opened.ok) return { status: 403, body: 'The checkpoint is not signed with a key that is trusted here.\n' };

  const who = { actor: { kind: 'system', part: 'clock' }, requestId } as const;
  const taken = await transact(host, who, async (ctx) => ok(await take(ctx, origin, opened.value, asked)));
  if (!taken.ok) throw new Error(`a head was not taken: ${taken.error.code}`);
  if (taken.value === undefined) return { status: 404, body: 'This Muster does not witness that ledger.\n' };
  const { judged, seen } = taken.value;
  switch (judged.kind) {
    case 'extends':
      return {
        status: 200,
        body: cosigners.map((key) => cosignCheckpoint(asked.note, key, host.clock.now())).join(''),
      };
    case 'elsewhere':
      return { status: 409, body: `${seen}\n` };
    case 'malformed':
      return {
        status: 400,
        body: 'The old size is larger than the checkpoint’s, or the first head came with a proof.\n',
      };
    case 'contradicts':
      host.log.error('anchors.head_refused', { ledger: known.id, problem: judged.problem, size: opened.value.size });
      return judged.problem === 'older'
        ? { status: 409, body: `${seen}\n` }
        : { status: 422, body: `Refused: ${contradictionWords[judged.problem]}.\n` };
  }
}

async function take(ctx: CommandContext, origin: string, head: Head, asked: Asked): Promise<Taken | undefined> {
  const ledger = await witnessedByOrigin(ctx.tx, origin, 'locked');
  if (ledger === undefined) return undefined;
  const judged = judgeHead(seenBy(ledger), head, asked);
  const taken = { judged, seen: ledger.size };
  if (judged.kind === 'extends') {
    const isNew = ledger.checkpoint === undefined || head.size > ledger.size;
    const note = isNew ? asked.note : (ledger.checkpoint ?? asked.note);
    await keepHead(ctx.tx, ledger, { size: head.size, note, at: ctx.now });
  }
  if (judged.kind !== 'contradicts' || !isWorse(judged.problem, ledger.contradiction?.problem)) return taken;
  // A head cosigned earlier that arrives late, or is replayed in transit, is no contradiction.
  const { id } = ledger;
  if (judged.problem === 'older' && (await isKnownHead(ctx.tx, id, head.size, textOf(asked.note)))) return taken;
  await keepContradiction(ctx.tx, id, { problem: judged.problem, note: asked.note, at: ctx.now });
  ctx.record(witnessedContradicted, {
    resource: { kind: 'witnessed-ledger', id },
    clause: '7.5',
    data: { ledger: id, problem: judged.problem, seen: ledger.size, shown: head.size },
  });
  return taken;
}

/** The head cosigned last. Its signature was verified then, so its text is enough for size and root. */
function seenBy({ checkpoint, size }: Witnessed): Head {
  if (checkpoint === undefined) return NOTHING_SEEN;
  const read = parseCheckpoint(textOf(checkpoint));
  if (!read.ok || read.value.size !== size) throw new Error('the head that was cosigned last cannot be read');
  return read.value;
}

const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

const keysOf = ({ keys }: Witnessed) =>
  keys.flatMap((line) => {
    const key = decodeVerifierKey(line);
    return key.ok ? [key.value] : [];
  });
