import type { OutsideView } from '../../../platform/ledger/outside.ts';
import type { Anchors } from '../anchors.ts';
import type { Anchor } from '../domain/anchor.ts';
import { lockedHeadsOf } from '../../sinks/public.ts';
import { marksOf, readAnchors } from '../store/anchors.ts';
import { vouch } from '../wires/vouch.ts';

/**
 * What each anchor has seen, checked live: a witness is asked whether the newest head extends its last one, a bucket
 * for the heads in it. Earlier marks are compared as well, but they are in this database, where an attacker could
 * delete them.
 */
export async function lookOutside(parts: Anchors): Promise<readonly OutsideView[]> {
  const anchors = await readAnchors(parts.host.db);
  return Promise.all(anchors.map(async (anchor) => lookAt(parts, anchor)));
}

async function lookAt(parts: Anchors, anchor: Anchor): Promise<OutsideView> {
  const { name, kind, size } = anchor;
  const marks = (await marksOf(parts.host.db, anchor.id)).map(({ checkpoint }) => checkpoint);
  const seen = { anchor: name, kind, upTo: size };
  if (kind === 'time-stamp') {
    const words = 'Its time stamps were compared as stored in this database; keep copies of them elsewhere, too.';
    return { ...seen, says: size === 0 ? 'silent' : 'agrees', words, heads: marks };
  }
  if (kind === 'locked-object') {
    const bucket = await lockedHeadsOf(parts.host.services.use, anchor.sink ?? '');
    const held = bucket.ok ? await bucket.value.newest() : bucket;
    if (!held.ok) return { ...seen, says: 'silent', words: held.error, heads: marks };
    const says = held.value.length === 0 ? 'silent' : 'agrees';
    const heads = [...marks, ...held.value.map(({ note }) => note)];
    return { ...seen, says, ...(says === 'silent' ? { words: 'No head is stored there.' } : {}), heads };
  }
  const given = await vouch(parts, anchor);
  if (given.ok) return { ...seen, says: 'agrees', heads: marks };
  const { words, contradicts } = given.error;
  return { ...seen, says: contradicts ? 'contradicts' : 'silent', words, heads: marks };
}
