import { expect, test } from 'vitest';
import { encodeBase64 } from './base64.ts';
import { joinBytes } from './bytes.ts';
import { signCheckpoint } from './checkpoint.ts';
import { cosignCheckpoint, cosigner, decodeWitnessKey, encodeWitnessKey, openCosignature } from './cosignature.ts';
import { encodeHex, portableSha256 } from './sha256.ts';
import { noteSigner } from './note-key.ts';
import { encodeUtf8 } from './utf8.ts';

const log = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
const witness = noteSigner('witness.example/w', new Uint8Array(32).fill(8));
const key = joinBytes(Uint8Array.of(0x04), witness.publicKey);
const id = portableSha256(joinBytes(encodeUtf8(`${witness.name}\n`), key)).slice(0, 4);
const line = `${witness.name}+${encodeHex(id)}+${encodeBase64(key)}`;
const note = signCheckpoint({ origin: log.name, size: 9, root: new Uint8Array(32) }, [log]);
const AT = 1_790_000_000;

function cosigned(at: number, said = at): string {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(said));
  const signature = witness.sign(encodeUtf8(`cosignature/v1\ntime ${at}\n${text}`));
  return `${note}\u2014 ${witness.name} ${encodeBase64(joinBytes(id, time, signature))}\n`;
}

test('a witness’s cosignature says when it saw the head; one of another time or head does not verify', () => {
  const read = decodeWitnessKey(line);
  if (!read.ok) throw new Error(read.detail);
  expect(openCosignature(cosigned(AT), read.value)).toEqual({ ok: true, value: AT });
  expect(openCosignature(cosigned(AT, AT + 1), read.value)).toMatchObject({ problem: 'bad-signature' });
  expect(openCosignature(cosigned(AT).replace('\n9\n', '\n8\n'), read.value)).toMatchObject({
    problem: 'bad-signature',
  });
  expect(openCosignature(note, read.value)).toMatchObject({ problem: 'not-cosigned' });
});

test('a witness’s key is of its own type, and its id is that of name and key', () => {
  expect(decodeWitnessKey(line.replace('+', '+0'))).toMatchObject({ ok: false });
  expect(
    decodeWitnessKey(`${log.name}+${log.id}+${encodeBase64(joinBytes(Uint8Array.of(1), log.publicKey))}`),
  ).toMatchObject({
    problem: 'malformed',
  });
});

test('a witness of our own signs as the protocol asks, under a key that a log’s reader does not take for a log’s', () => {
  const made = cosigner(witness);
  expect(encodeWitnessKey(made)).toBe(line);
  expect(made.id).not.toBe(witness.id);
  const said = cosignCheckpoint(note, made, new Date(AT * 1000 + 999));
  expect(note + said).toBe(cosigned(AT));
  expect(() => cosignCheckpoint('no note', made, new Date(0))).toThrow(/no checkpoint/);
});
