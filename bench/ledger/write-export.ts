import { closeSync, openSync, writeSync } from 'node:fs';
import {
  appendLeaves,
  EMPTY_EDGE,
  encodeVerifierKey,
  formatExportCheckpoint,
  formatExportHeader,
  formatExportTile,
  leafHash,
  signCheckpoint,
  TILE_WIDTH,
} from '@muster/proofs';
import { nativeSha256 } from '../../apps/server/src/platform/ledger/native-sha256.ts';
import { nativeSigner } from '../../apps/server/src/platform/ledger/native-signer.ts';

const ENTRY_BYTES = 500;
/** A page of the server's export: four tiles, their heads, then their entries. */
const PAGE = 4 * TILE_WIDTH;

export type WrittenExport = { readonly key: string; readonly bytes: number; readonly heads: number };

/**
 * Writes a ledger of `count` entries of 500 bytes in the server's export format, with every leaf tile and a signed head
 * for each.
 */
export function writeExport(path: string, count: number): WrittenExport {
  const signer = nativeSigner('muster.bench/ledger', Buffer.alloc(32, 7));
  const key = encodeVerifierKey(signer);
  const stretches = growTree(count, (head) => signCheckpoint({ origin: signer.name, ...head }, [signer]));
  const header = formatExportHeader({
    origin: signer.name,
    keys: [key],
    from: 0,
    size: count,
    frontier: EMPTY_EDGE,
    checkpoint: stretches.at(-1)?.note ?? '',
  });
  const file = openSync(path, 'w');
  try {
    let bytes = writeSync(file, `${header}\n`);
    for (let start = 0; start < count; start += PAGE) {
      const some = stretches.slice(start / TILE_WIDTH, (start + PAGE) / TILE_WIDTH);
      const lines = [
        ...some.map(({ tile }) => tile),
        ...some.map(({ note }) => formatExportCheckpoint(note)),
        ...entriesOf(start, Math.min(start + PAGE, count)),
      ];
      bytes += writeSync(file, `${lines.join('\n')}\n`);
    }
    return { key, bytes, heads: stretches.length };
  } finally {
    closeSync(file);
  }
}

type Stretch = { readonly tile: string; readonly note: string };

/** Builds the whole tree first: the file's first line already contains its last head. */
function growTree(
  count: number,
  sign: (head: { readonly size: number; readonly root: Uint8Array }) => string,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let edge = EMPTY_EDGE;
  for (let start = 0; start < count; start += TILE_WIDTH) {
    const leaves = entriesOf(start, Math.min(start + TILE_WIDTH, count)).map((text) =>
      leafHash(Buffer.from(text), nativeSha256),
    );
    const grown = appendLeaves(edge, leaves, nativeSha256);
    edge = grown.edge;
    const [tile] = grown.tiles.filter(({ level }) => level === 0).map(formatExportTile);
    stretches.push({ tile: tile ?? '', note: sign({ size: edge.size, root: grown.root }) });
  }
  return stretches;
}

const entriesOf = (start: number, end: number): readonly string[] =>
  Array.from({ length: end - start }, (_, place) => entryOf(start + place));

/** An envelope like that of an acknowledgement, with its own ids and instant, padded to 500 bytes. */
function entryOf(seq: number): string {
  const id = seq.toString(16).padStart(12, '0');
  const time = new Date(Date.UTC(2026, 0, 1) + seq).toISOString();
  const start = `{"action":"incident.acknowledged","action_version":1,"actor":"user:${id}","actor_kind":"user","clause":"3.1.2","content":{"commitment":"${id.repeat(4)}","of":"incident:${id}"},"data":{"pad":"`;
  const end = `"},"decision":{"allowed":true},"id":"entry-${id}","incident":"incident-${id}","log_type":"audit","policy":"2.0.0","request":"request-${id}","resource":{"id":"incident-${id}","kind":"incident"},"time":"${time}","v":1}`;
  return `${start}${'x'.repeat(ENTRY_BYTES - start.length - end.length)}${end}`;
}
