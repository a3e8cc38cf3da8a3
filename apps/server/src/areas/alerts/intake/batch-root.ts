import { createTreeBuilder, encodeHex, leafHash } from '@muster/proofs';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { Ids } from '../../../kernel/ids-source.ts';
import { commitmentTo, type SealedContent } from '../../../platform/ledger/content.ts';
import { canonicalJson } from '../../../platform/ledger/envelope.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';

/** Something a batch did to an incident, as it is committed to. `fields` are plain JSON. */
export type BatchItem = { readonly incident: IncidentId; readonly fields: object };

/** An item where it lies encrypted: with its place in the tree and the salt of its commitment. */
export type CommittedItem = SealedContent & { readonly position: number };

export type CommittedBatch = {
  readonly root: string;
  /** Canonical JSON of an incident's `CommittedItem`s. */
  readonly contents: readonly { readonly incident: IncidentId; readonly plaintext: Buffer }[];
};

const SALT_BYTES = 32;

/**
 * Commits to each item by itself, so that one can be shown later without the others, and to all of them by one root.
 * With an incident's key the salts of its items go, and nobody can test a guess against the root any more (R20).
 */
export function commitBatch(items: readonly BatchItem[], ids: Pick<Ids, 'bytes'>): CommittedBatch {
  const committed = items.map(({ incident, fields }, position) => {
    const salt = Buffer.from(ids.bytes(SALT_BYTES)).toString('base64');
    return { incident, item: { position, salt, fields } satisfies CommittedItem };
  });
  const perIncident = Map.groupBy(committed, ({ incident }) => incident);
  return {
    root: rootOf(committed.map(({ item }) => item)),
    contents: [...perIncident].map(([incident, each]) => ({ incident, plaintext: Buffer.from(canonicalJson(each.map(({ item }) => item))) })),
  };
}

/** RFC 6962 over the commitments in the order of their positions, hex. */
export function rootOf(items: readonly CommittedItem[]): string {
  const tree = createTreeBuilder(undefined, nativeSha256);
  for (const item of items) tree.append(leafHash(Buffer.from(commitmentTo(item), 'base64'), nativeSha256));
  return encodeHex(tree.root());
}
