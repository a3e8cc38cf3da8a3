import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { tilesOf, type StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import type { Anchors } from '../anchors.ts';
import type { Anchor, AnchorId, Mark } from '../domain/anchor.ts';
import { planMark } from '../plan-mark.ts';
import { keepMark, keepProblem, readAnchor } from '../store/anchors.ts';
import { timeStamp } from '../wires/time-stamp.ts';
import { cosign } from '../wires/witness.ts';

/** Has an anchor vouch for the newest head, keeps what it gave, and plans the next time, also where it failed. */
export async function markNow(parts: Anchors, id: AnchorId): Promise<TaskOutcome> {
  const { host } = parts;
  const anchor = await readAnchor(host.db, id);
  if (anchor === undefined) return done;
  const head = await latestCheckpoint(host.db);
  const given = head === undefined ? err('Nothing has been signed yet.') : await vouch(parts, anchor, head);
  const who = { actor: { kind: 'system', part: 'clock' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  await transact(host, who, async (ctx) => {
    if ((await readAnchor(ctx.tx, id, 'locked')) === undefined) return ok(undefined);
    planMark(ctx, id, 'next');
    if (given.ok && head !== undefined) await keepMark(ctx.tx, id, given.value, head.note, ctx.now);
    else if (!given.ok) await keepProblem(ctx.tx, id, given.error);
    return ok(undefined);
  });
  if (!given.ok) host.log.warn('anchors.not_marked', { anchor: id, problem: given.error });
  return done;
}

async function vouch(
  { host, outgoing }: Anchors,
  { kind, url, key = '', size }: Anchor,
  head: StoredCheckpoint,
): Promise<Result<Mark, string>> {
  if (kind === 'witness') return cosign({ outgoing, url, key, readTile: tilesOf(host.db) }, head, size);
  return timeStamp(outgoing, url, head, Buffer.from(host.ids.row(host.clock.now()).replaceAll('-', ''), 'hex'));
}
