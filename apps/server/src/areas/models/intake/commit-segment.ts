import { createTreeBuilder, encodeHex, leafHash } from '@muster/proofs';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import type { KeptOutcome } from '../store/outcomes.ts';
import { placeOf, refOf, type PredictionRow } from '../store/predictions.ts';

export const SALT_BYTES = 32;

/**
 * What a segment's entry commits to (RFC 6962): its predictions, then its outcomes, each ordered by day and id. Hashed
 * over the sealed bytes rather than the plaintext, so that it can be verified without any key, and after a subject was
 * forgotten.
 */
export function rootOf(
  salt: Uint8Array,
  predictions: readonly Omit<PredictionRow, 'segment_id'>[],
  outcomes: readonly KeptOutcome[],
): string {
  const tree = createTreeBuilder(undefined, nativeSha256);
  const add = (text: string, bytes: Uint8Array = NOTHING) =>
    tree.append(leafHash(nativeSha256(Buffer.concat([salt, Buffer.from(text), bytes])), nativeSha256));
  for (const row of predictions.toSorted(byRef))
    add(
      [
        placeOf(row),
        row.at.toISOString(),
        row.version_id,
        row.subject ?? '',
        row.key_id,
        row.decision ?? '',
        row.score ?? '',
        '',
      ].join('\n'),
      row.sealed,
    );
  for (const each of outcomes.toSorted((one, other) => byRef(one, other) || compare(one.observedAt, other.observedAt)))
    add(
      [
        `outcome ${refOf(each)}`,
        each.observedAt.toISOString(),
        each.receivedAt.toISOString(),
        JSON.stringify(each.outcome),
      ].join('\n'),
    );
  return encodeHex(tree.root());
}

const NOTHING = new Uint8Array();
const compare = (one: Date, other: Date): number => one.getTime() - other.getTime();
const byRef = (one: Parameters<typeof refOf>[0], other: Parameters<typeof refOf>[0]): number =>
  one.day === other.day ? (one.id < other.id ? -1 : Number(one.id > other.id)) : one.day < other.day ? -1 : 1;
