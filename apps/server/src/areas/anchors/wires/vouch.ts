import { err, ok, type Result } from '../../../kernel/result.ts';
import { latestCheckpoint } from '../../../platform/ledger/read-entries.ts';
import { tilesOf, type StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import { lockedHeadsOf } from '../../sinks/public.ts';
import type { Anchors } from '../anchors.ts';
import { silent, type Anchor, type Mark, type MarkedHead, type Refusal } from '../domain/anchor.ts';
import { lockHead } from './locked-object.ts';
import { timeStamp } from './time-stamp.ts';
import { cosign } from './witness.ts';

/** Asks an anchor to vouch for the newest head. The caller stores the result. */
export async function vouch(
  { host, outgoing, ledger }: Anchors,
  { kind, url, key = '', size, sink = '' }: Anchor,
): Promise<Result<MarkedHead, Refusal>> {
  const readTile = tilesOf(host.db);
  const now = host.clock.now();
  if (kind === 'locked-object') {
    const bucket = await lockedHeadsOf(host.services.use, sink);
    if (!bucket.ok) return err(silent(bucket.error));
    const newest = async () => latestCheckpoint(host.db);
    return lockHead({ bucket: bucket.value, trust: ledger, readTile, newest }, now);
  }
  const head = await latestCheckpoint(host.db);
  if (head === undefined) return err(silent('Nothing has been signed yet.'));
  if (kind === 'time-stamp') {
    const nonce = Buffer.from(host.ids.row(now).replaceAll('-', ''), 'hex');
    return withHead(head, await timeStamp(outgoing, url, head, nonce));
  }
  const witness = { outgoing, url, key, readTile };
  const given = await cosign(witness, head, size);
  if (given.ok || !given.error.contradicts) return withHead(head, given);
  // Another server or a verification may have shown it a newer head meanwhile: only the newest head can prove
  // truncation.
  const newer = await latestCheckpoint(host.db);
  if (newer === undefined || newer.size === head.size) return given;
  return withHead(newer, await cosign(witness, newer, size));
}

const withHead = (head: StoredCheckpoint, given: Result<Mark, Refusal>): Result<MarkedHead, Refusal> =>
  given.ok ? ok({ ...given.value, checkpoint: head.note }) : given;
