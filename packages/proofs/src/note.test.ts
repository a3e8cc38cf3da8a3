import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from './sha256.ts';
import { openNote, parseNote, signNote } from './note.ts';
import { decodeVerifierKey, encodeVerifierKey, noteKey, noteSigner } from './note-key.ts';
import { encodeUtf8 } from './utf8.ts';

const SEED = Uint8Array.from({ length: 32 }, (_, i) => i);
const NAME = 'audit.example.com/gov-001';
const VKEY = 'audit.example.com/gov-001+2954de5b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
const signer = noteSigner(NAME, SEED);
const stranger = noteSigner('stranger.example', new Uint8Array(32).fill(9));
const TEXT = 'first\n\nlast\n';

describe('note keys', () => {
  test('the worked example: seed 00..1f gives the known key, id and verifier line', () => {
    expect(encodeHex(signer.publicKey)).toBe('03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8');
    expect(signer.id).toBe('2954de5b');
    expect(encodeVerifierKey(signer)).toBe(VKEY);
    expect(decodeVerifierKey(VKEY)).toEqual({ ok: true, value: noteKey(NAME, signer.publicKey) });
  });

  test.each([
    ['another name', VKEY.replace('gov-001', 'gov-002'), 'wrong-id'],
    ['another id', VKEY.replace('2954de5b', '2954de5c'), 'wrong-id'],
    ['an ECDSA key', VKEY.replace('+AQ', '+Ag'), 'unsupported-key'],
    ['a key cut short', `${NAME}+2954de5b+AQOh`, 'unsupported-key'],
    ['a space in the name', VKEY.replace('/', ' '), 'malformed'],
    ['no name', VKEY.slice(NAME.length), 'malformed'],
    ['a short id', VKEY.replace('2954de5b', '2954de'), 'malformed'],
    ['nothing', '', 'malformed'],
  ])('a verifier line with %s is refused', (_, line, problem) => {
    expect(decodeVerifierKey(line)).toMatchObject({ ok: false, problem });
  });

  test('a signer without a usable name is a bug, not a signature', () => {
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb'])
      expect(() => noteSigner(name, SEED)).toThrow('a note key name');
  });
});

describe('signed notes', () => {
  test('a note of the Go implementation opens with its published key', () => {
    const peter = decodeVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
    if (!peter.ok) throw new Error(peter.detail);
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    expect(openNote(note, [peter.value])).toEqual({ ok: true, value: { text, signedBy: [peter.value] } });
  });

  test('the text is all before the last blank line, and what is signed is exactly that', () => {
    const note = signNote(TEXT, [signer]);
    expect(openNote(note, [signer])).toMatchObject({ ok: true, value: { text: TEXT } });
    const seedDer = Buffer.concat([Buffer.from(decodeHex('302e020100300506032b657004220420')!), SEED]);
    const native = createPrivateKey({ key: seedDer, format: 'der', type: 'pkcs8' });
    expect(encodeHex(createPublicKey(native).export({ format: 'der', type: 'spki' }).subarray(-32))).toBe(
      encodeHex(signer.publicKey),
    );
    const parsed = parseNote(note);
    expect(parsed.ok && encodeHex(parsed.value.signatures[0]!.signature)).toBe(
      sign(null, encodeUtf8(TEXT), native).toString('hex'),
    );
  });

  test('several keys sign one note; unknown ones are ignored', () => {
    const note = signNote(TEXT, [stranger, signer]);
    expect(openNote(note, [signer])).toMatchObject({ ok: true, value: { signedBy: [signer] } });
    expect(openNote(note, [stranger, signer])).toMatchObject({ ok: true, value: { signedBy: [stranger, signer] } });
  });

  test('a signature is added to a note without touching those it has', () => {
    const parsed = parseNote(signNote(TEXT, [signer]));
    if (!parsed.ok) throw new Error(parsed.detail);
    expect(signNote(parsed.value.text, [stranger], parsed.value.signatures)).toBe(signNote(TEXT, [signer, stranger]));
  });

  test('a known key with a bad signature refuses the note, even beside a good one', () => {
    const forged = { ...signer, sign: () => new Uint8Array(64) };
    expect(openNote(signNote(TEXT, [stranger, forged]), [stranger, signer])).toMatchObject({
      ok: false,
      problem: 'bad-signature',
    });
    expect(openNote(signNote(TEXT, [signer, forged]), [signer])).toMatchObject({ ok: false, problem: 'bad-signature' });
  });

  test('a note signed by strangers only is refused, also by one who shares the name or the id', () => {
    const namesake = noteSigner(NAME, new Uint8Array(32).fill(9));
    const sameId = { ...stranger, id: signer.id };
    for (const other of [stranger, namesake, sameId])
      expect(openNote(signNote(TEXT, [other]), [signer])).toMatchObject({ ok: false, problem: 'unknown-signers' });
    expect(openNote(signNote(TEXT, [{ ...sameId, name: NAME }]), [signer])).toMatchObject({ problem: 'bad-signature' });
    expect(openNote(signNote(TEXT, [signer]), [])).toMatchObject({ problem: 'unknown-signers' });
  });

  test('a changed text or a malleable signature does not verify', () => {
    const note = signNote(TEXT, [signer]);
    expect(openNote(note.replace('first', 'First'), [signer])).toMatchObject({ problem: 'bad-signature' });
    const extended = { ...signer, sign: (message: Uint8Array) => Uint8Array.of(...signer.sign(message), 0) };
    expect(openNote(signNote(TEXT, [extended]), [signer])).toMatchObject({ problem: 'bad-signature' });
  });

  const good = signNote(TEXT, [signer]);
  test.each([
    ['nothing', ''],
    ['no signature', `${TEXT}\n`],
    ['no blank line', good.replaceAll('\n\n', '\n')],
    ['no last newline', good.slice(0, -1)],
    ['a second newline at the end', `${good}\n`],
    ['a carriage return', good.replace('first\n', 'first\r\n')],
    ['a tab', good.replace('first', 'fir\tst')],
    ['half a surrogate pair', good.replace('first', 'fir\ud800st')],
    ['a hyphen for the em dash', good.replace('\u2014', '-')],
    ['a signature respelt in base64', good.replace('=\n', '\n')],
    ['a signature of an id alone', `${TEXT}\n\u2014 ${NAME} KVTeWw==\n`],
    ['two spaces', good.replace(`${NAME} `, `${NAME}  `)],
    ['a hundred and one signatures', good + good.slice(good.indexOf('\u2014')).repeat(100)],
  ])('a note with %s is malformed', (_, note) => {
    expect(openNote(note, [signer])).toMatchObject({ ok: false, problem: 'malformed' });
  });

  test('sixteen signatures of others do not keep a note from opening', () => {
    const others = Array.from({ length: 16 }, (_, i) => noteSigner(`witness-${i}`, new Uint8Array(32).fill(i + 40)));
    expect(openNote(signNote(TEXT, [...others, signer]), [signer]).ok).toBe(true);
  });
});
