import { createTreeBuilder, encodeHex, leafHash } from '@muster/proofs';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';

/** Something a batch did to an incident, as it is committed to. `fields` are plain JSON. */
export type BatchItem = { readonly incident: IncidentId; readonly fields: object };

/**
 * An item where it lies encrypted: its place in the tree, the salt of its commitment in base64, and its fields as the very
 * text that is committed to, so that nobody has to build it again to check.
 */
export type CommittedItem = { readonly position: number; readonly salt: string; readonly text: string };

export type CommittedBatch = {
  readonly root: string;
  /** JSON of an incident's `CommittedItem`s. */
  readonly contents: readonly { readonly incident: IncidentId; readonly plaintext: Buffer }[];
};

const SALT_BYTES = 32;

/**
 * Commits to each item by itself, so that one can be shown later without the others, and to all of them by one root.
 * With an incident's key the salts of its items go, and nobody can test a guess against the root any more (R20).
 */
export function commitBatch(items: readonly BatchItem[], ids: Pick<Ids, 'bytes'>): CommittedBatch {
  const salts = Buffer.from(ids.bytes(SALT_BYTES * items.length));
  const committed = items.map(({ fields }, position): CommittedItem => {
    const salt = salts.toString('base64', position * SALT_BYTES, (position + 1) * SALT_BYTES);
    return { position, salt, text: JSON.stringify(fields) };
  });
  const perIncident = Map.groupBy(committed, ({ position }) => items[position]?.incident);
  return {
    root: rootOf(committed),
    contents: [...perIncident].flatMap(([incident, each]) =>
      incident === undefined ? [] : [{ incident, plaintext: Buffer.from(JSON.stringify(each)) }],
    ),
  };
}

/** RFC 6962 over the commitments, SHA-256(salt ‖ text), in the order of their positions; hex. */
export function rootOf(items: readonly CommittedItem[]): string {
  const tree = createTreeBuilder(undefined, nativeSha256);
  for (const { salt, text } of items) {
    const commitment = nativeSha256(Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(text)]));
    tree.append(leafHash(commitment, nativeSha256));
  }
  return encodeHex(tree.root());
}
