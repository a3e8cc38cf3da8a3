import {
  appendLeaves,
  EMPTY_EDGE,
  encodeVerifierKey,
  formatExportHeader,
  formatExportTile,
  leafHash,
  noteSigner,
  signCheckpoint,
} from '@muster/proofs';
import { expect, test } from 'vitest';
import { verifyExport } from './verify-export.ts';

const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const SIZE = 20;
const entries = Array.from({ length: SIZE }, (_, seq) => `{"action":"thing.done","data":{"number":${seq}}}`);
const { root, tiles } = appendLeaves(
  EMPTY_EDGE,
  entries.map((text) => leafHash(new TextEncoder().encode(text))),
);
const head = [
  formatExportHeader({
    origin: signer.name,
    keys: [encodeVerifierKey(signer)],
    from: 0,
    size: SIZE,
    frontier: EMPTY_EDGE,
    checkpoint: signCheckpoint({ origin: signer.name, size: SIZE, root }, [signer]),
  }),
  ...tiles.filter(({ level }) => level === 0).map(formatExportTile),
];

/** In pieces that end anywhere. */
const fileOf = (lines: readonly string[]) => ({
  stream: () => {
    const bytes = new TextEncoder().encode(lines.join('\n'));
    let at = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + 97));
        at += 97;
      },
    });
  },
});

test('an export is verified in the browser as it is read, and the entry that was edited is named [GOV 7.5]', async () => {
  const key = encodeVerifierKey(signer);
  expect(await verifyExport(fileOf([...head, ...entries]), key)).toMatchObject({
    ok: true,
    entries: SIZE,
    caveats: [],
  });
  const edited = entries.with(7, '{"action":"thing.done","data":{"number":70}}');
  expect(await verifyExport(fileOf([...head, ...edited]), key)).toMatchObject({ ok: false, problem: 'edited', seq: 7 });
  const other = encodeVerifierKey(noteSigner('muster.test/ledger', new Uint8Array(32).fill(8)));
  expect(await verifyExport(fileOf([...head, ...entries]), other)).toMatchObject({ problem: 'forged-checkpoint' });
});
