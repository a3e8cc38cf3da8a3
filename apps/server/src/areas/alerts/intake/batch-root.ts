import { createTreeBuilder, encodeHex, leafHash } from '@muster/proofs';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';

/** One effect of a batch on an incident, in the form committed to. `fields` are plain JSON. */
export type BatchItem = { readonly incident: IncidentId; readonly fields: object };

/**
 * An item as stored encrypted: its position in the tree, its commitment's salt in base64, and its fields as the exact
 * text committed to, so that checking need not rebuild it.
 */
export type CommittedItem = { readonly position: number; readonly salt: string; readonly text: string };

export type CommittedBatch = {
  readonly root: string;
  /** Per incident, the JSON of its `CommittedItem`s. */
  readonly contents: readonly { readonly incident: IncidentId; readonly plaintext: Buffer }[];
};

const SALT_BYTES = 32;

/**
 * Commits to each item separately, so that one can be disclosed without the others, and to all of them by one root.
 * Erasing an incident's key erases its items' salts, after which no guess can be tested against the root (R20).
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

/** RFC 6962 root over the commitments SHA-256(salt ‖ text), by position; hex. */
export function rootOf(items: readonly CommittedItem[]): string {
  const tree = createTreeBuilder(undefined, nativeSha256);
  for (const { salt, text } of items) {
    const commitment = nativeSha256(Buffer.concat([Buffer.from(salt, 'base64'), Buffer.from(text)]));
    tree.append(leafHash(commitment, nativeSha256));
  }
  return encodeHex(tree.root());
}
