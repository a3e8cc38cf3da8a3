import {
  appendLeaves,
  EMPTY_EDGE,
  encodeVerifierKey,
  formatExportHeader,
  formatExportTile,
  leafHash,
  noteKey,
  noteSigner,
  signCheckpoint,
} from '@muster/proofs';
import { describe, expect, test } from 'vitest';
import { progressOn } from '../output/progress.ts';
import { testShell } from '../testing/test-shell.ts';
import { nativeSha256 } from './native-crypto.ts';
import { verifyLines } from './verify-lines.ts';

const SIZE = 600;
const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const trust = { origin: signer.name, keys: [noteKey(signer.name, signer.publicKey)] };
const entry = (seq: number): string => `{"action":"thing.done","data":{"number":${seq}}}`;
const entries = Array.from({ length: SIZE }, (_, seq) => entry(seq));

const { root, tiles } = appendLeaves(
  EMPTY_EDGE,
  entries.map((text) => leafHash(Buffer.from(text), nativeSha256)),
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

/** The entries as a file read from disk, split at arbitrary positions. */
async function* file(some: readonly string[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from([...head, ...some].map((line) => `${line}\n`).join(''));
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) yield bytes.subarray(start, start + CHUNK_BYTES);
}

const CHUNK_BYTES = 1000;

const verify = async (some: readonly string[], shell = testShell()) =>
  verifyLines(
    { chunks: file(some), bytes: undefined, trust, witnesses: [], progress: progressOn(shell, false) },
    shell,
  );

describe('an exported ledger, read from a file', () => {
  test('holds if every entry is as it was signed', async () => {
    expect(await verify(entries)).toMatchObject({ ok: true, entries: SIZE });
  });

  test.each([
    ['edited', 300, entries.with(300, entry(301_000))],
    ['removed', 300, entries.toSpliced(300, 1)],
    ['reordered', 300, entries.with(300, entry(301)).with(301, entry(300))],
    ['forged', 300, entries.toSpliced(300, 0, entry(SIZE))],
    ['forged', SIZE, [...entries, entry(SIZE)]],
    ['truncated', SIZE - 1, entries.slice(0, -1)],
  ])('names an entry that is %s: %i', async (problem, seq, changed) => {
    expect(await verify(changed)).toMatchObject({ ok: false, problem, seq });
  });

  test('shows how far it is where somebody is looking, and nothing afterwards', async () => {
    const shell = testShell({ isTerminal: true, now: () => new Date(0) });
    let at = 0;
    await verify(entries, { ...shell, now: () => new Date((at += 1000)) });
    const { err } = shell.printed();
    expect(err).toMatch(/\d+ lines/);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });

  test('is left when somebody says so', async () => {
    const shell = testShell();
    shell.interrupt();
    await expect(verify(entries, shell)).rejects.toMatchObject({ failure: { code: 'cli/interrupted' } });
  });

  test('is kept whole while it is verified', async () => {
    const kept: Uint8Array[] = [];
    const shell = testShell();
    await verifyLines(
      {
        chunks: file(entries),
        bytes: undefined,
        trust,
        witnesses: [],
        progress: progressOn(shell, false),
        keep: async (lines) => void kept.push(lines),
      },
      shell,
    );
    expect(Buffer.concat(kept).toString('utf8')).toBe([...head, ...entries, ''].join('\n'));
  });
});
