import { describe, expect, test } from 'vitest';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { decodeHex } from './sha256.ts';
import { signNote } from './note.ts';
import { noteSigner } from './note-key.ts';

const ORIGIN = 'audit.example.com/gov-001';
const signer = noteSigner(
  ORIGIN,
  Uint8Array.from({ length: 32 }, (_, i) => i),
);
const next = noteSigner(ORIGIN, new Uint8Array(32).fill(5));
const root = decodeHex('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')!;
const SIGNED = `${ORIGIN}
8
XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

\u2014 ${ORIGIN} KVTeWzcCidoYN1JkEGHiu0ma1AkLxbraZdjHcp2bZYRQkh4ePqAH7QXeRIjOhAbasJxczUjrEALQP4+qjO30CrrDfgE=
`;

describe('checkpoints', () => {
  test('the worked example is signed to the byte and opens again', () => {
    expect(signCheckpoint({ origin: ORIGIN, size: 8, root }, [signer])).toBe(SIGNED);
    expect(openCheckpoint(SIGNED, { origin: ORIGIN, keys: [signer] })).toEqual({
      ok: true,
      value: { origin: ORIGIN, size: 8, root, extensions: [], signedBy: [signer] },
    });
  });

  test('while a key is rotated, a checkpoint with both signatures opens for holders of either', () => {
    const both = signCheckpoint({ origin: ORIGIN, size: 8, root }, [signer, next]);
    for (const keys of [[signer], [next], [signer, next]])
      expect(openCheckpoint(both, { origin: ORIGIN, keys })).toMatchObject({ ok: true, value: { signedBy: keys } });
    expect(openCheckpoint(SIGNED, { origin: ORIGIN, keys: [next] })).toMatchObject({
      ok: false,
      problem: 'unknown-signers',
    });
  });

  test('the checkpoint of another log is refused though the same key signed it', () => {
    const other = signCheckpoint({ origin: 'staging.example.com', size: 8, root }, [signer]);
    expect(openCheckpoint(other, { origin: ORIGIN, keys: [signer] })).toMatchObject({
      ok: false,
      problem: 'wrong-origin',
    });
  });

  test('a changed size or root is refused', () => {
    for (const changed of [SIGNED.replace('\n8\n', '\n9\n'), SIGNED.replace('XcnaeacG', 'XcnaeacH')]) {
      expect(openCheckpoint(changed, { origin: ORIGIN, keys: [signer] })).toMatchObject({
        ok: false,
        problem: 'bad-signature',
      });
    }
  });

  const ROOT = 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=';
  test.each([
    ['a leading zero', `o\n08\n${ROOT}\n`],
    ['a sign', `o\n+8\n${ROOT}\n`],
    ['a size beyond exact numbers', `o\n9007199254740992\n${ROOT}\n`],
    ['no size', `o\n\n${ROOT}\n`],
    ['a root of 31 bytes', 'o\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQw==\n'],
    ['no root', 'o\n8\n'],
    ['no origin', `\n8\n${ROOT}\n`],
    ['an empty extension', `o\n8\n${ROOT}\n\n`],
    ['no last newline', `o\n8\n${ROOT}`],
  ])('a text with %s is no checkpoint, though properly signed', (_, text) => {
    expect(parseCheckpoint(text)).toMatchObject({ ok: false, problem: 'malformed' });
    if (text.endsWith('\n'))
      expect(openCheckpoint(signNote(text, [signer]), { origin: 'o', keys: [signer] })).toMatchObject({
        ok: false,
        problem: 'malformed',
      });
  });

  test('an empty tree has a checkpoint; extension lines are kept', () => {
    expect(parseCheckpoint(`o\n0\n${ROOT}\nmore\n`)).toEqual({
      ok: true,
      value: { origin: 'o', size: 0, root, extensions: ['more'] },
    });
  });
});
