import { createTreeBuilder, encodeHex, leafHash } from '@muster/proofs';
import type { Ids } from '../../../kernel/ids-source.ts';
import { nativeSha256 } from '../../../platform/ledger/native-sha256.ts';
import type { RunEvent } from '../domain/run-event.ts';

const SALT_BYTES = 32;

/** What a batch's entry commits to: RFC 6962 over SHA-256(salt ‖ place ‖ text), with the data needed to verify it. */
export type CommittedEvents = { readonly root: string; readonly salt: Buffer; readonly texts: readonly string[] };

export function commitEvents(events: readonly RunEvent[], ids: Pick<Ids, 'bytes'>): CommittedEvents {
  const salt = Buffer.from(ids.bytes(SALT_BYTES));
  const texts = events.map((event) => JSON.stringify(event));
  return { root: rootOf(salt, texts), salt, texts };
}

export function rootOf(salt: Buffer, texts: readonly string[]): string {
  const tree = createTreeBuilder(undefined, nativeSha256);
  for (const [place, text] of texts.entries())
    tree.append(leafHash(nativeSha256(Buffer.concat([salt, Buffer.from(`${place}:${text}`)])), nativeSha256));
  return encodeHex(tree.root());
}
