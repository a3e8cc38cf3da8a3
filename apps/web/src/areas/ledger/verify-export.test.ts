import {
  appendLeaves,
  EMPTY_EDGE,
  encodeVerifierKey,
  formatExportCheckpoint,
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

/** Split at arbitrary positions. */
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

test('what the page says of odd files is what the command says: each is found, and none stops it [GOV 7.5]', async () => {
  const key = encodeVerifierKey(signer);
  const heads = [10, SIZE].map((size) => {
    const grown = appendLeaves(
      EMPTY_EDGE,
      entries.slice(0, size).map((text) => leafHash(new TextEncoder().encode(text))),
    );
    return formatExportCheckpoint(signCheckpoint({ origin: signer.name, size, root: grown.root }, [signer]));
  });
  const [older = '', newest = ''] = heads;
  const found = async (lines: readonly string[]) => {
    const verdict = await verifyExport(fileOf(lines), key);
    return verdict.ok ? 'holds' : verdict.problem;
  };
  const half = (entries[7] ?? '').slice(0, 20);
  expect(await found([...head, older, newest, ...entries, ''])).toBe('holds');
  expect(await found([...head, newest, older, ...entries])).toBe('late-checkpoint');
  expect(await found([...head, older, ...entries])).toBe('late-checkpoint');
  expect(await found([...head, ...entries.toSpliced(7, 0, entries[7] ?? '')])).toBe('doubled');
  expect(await found([...head, ...entries.with(7, half)])).toBe('incomplete');
  expect(await found([...head, ...entries.slice(0, 7), half])).toBe('incomplete');
  expect(await found([...head, ...entries.toSpliced(7, 1)])).toBe('removed');
  expect(await found([...head.with(0, head[0]?.replace(`"size":${SIZE}`, '"size":19') ?? ''), ...entries])).toBe(
    'malformed',
  );
  expect(await found([])).toBe('malformed');
  expect(await found(['\u{1F6A8} no export at all', '{}'])).toBe('malformed');
  // Signed by another key, which the file itself names: not by the one this browser trusts.
  const stranger = noteSigner(signer.name, new Uint8Array(32).fill(8));
  const forged = JSON.parse(head[0] ?? '') as object;
  const anew = signCheckpoint({ origin: stranger.name, size: SIZE, root }, [stranger]);
  const lines = [JSON.stringify({ ...forged, keys: [encodeVerifierKey(stranger)], checkpoint: anew }), ...entries];
  expect(await found(lines)).toBe('forged-checkpoint');
});
