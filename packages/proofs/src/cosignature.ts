import { decodeBase64, encodeBase64 } from './base64.ts';
import { joinBytes } from './bytes.ts';
import { encodeHex, portableSha256 } from './sha256.ts';
import { formatSignature, parseNote } from './note.ts';
import {
  isKeyName,
  KEY_ID_BYTES,
  portableVerifyEd25519,
  type NoteKey,
  type NoteSigner,
  type VerifyEd25519,
} from './note-key.ts';
import { fail, succeed, type Result } from './result.ts';
import { encodeUtf8 } from './utf8.ts';

const COSIGNATURE_V1 = 0x04;
const KEY_BYTES = 32;
const TIME_BYTES = 8;

/** Decodes a witness's key line: `name+id+base64(0x04 ‖ key)` (C2SP tlog-cosignature, Ed25519). */
export function decodeWitnessKey(line: string): Result<NoteKey, 'malformed' | 'wrong-id'> {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  const key = decodeBase64(rest.join('+'));
  if (!isKeyName(name) || key?.[0] !== COSIGNATURE_V1 || key.length !== 1 + KEY_BYTES)
    return fail('malformed', 'not name+id+key of a witness (Ed25519, type 04)');
  const made = witnessKey(name, key.slice(1));
  return made.id === id.toLowerCase() ? succeed(made) : fail('wrong-id', 'the id does not match this name and key');
}

/** The key as one line, for the logs whose heads it cosigns. */
export const encodeWitnessKey = ({ name, id, publicKey }: NoteKey): string =>
  `${name}+${id}+${encodeBase64(joinBytes(Uint8Array.of(COSIGNATURE_V1), publicKey))}`;

/** A cosigner with an Ed25519 key that signs nothing else: its id differs from a log key's. */
export const cosigner = ({ name, publicKey, sign }: Omit<NoteSigner, 'id'>): NoteSigner => ({
  ...witnessKey(name, publicKey),
  sign,
});

/** The line by which a witness states that it saw a checkpoint at a given time, to be appended to its signatures. */
export function cosignCheckpoint(note: string, signer: NoteSigner, at: Date): string {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new Error(`no checkpoint to cosign: ${parsed.detail}`);
  const seconds = Math.floor(at.getTime() / 1000);
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  const signature = signer.sign(messageOf(seconds, parsed.value.text));
  return formatSignature({ name: signer.name, id: signer.id, signature: joinBytes(time, signature) });
}

const messageOf = (seconds: number, text: string): Uint8Array => encodeUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);

function witnessKey(name: string, publicKey: Uint8Array): NoteKey {
  const key = joinBytes(encodeUtf8(name), Uint8Array.of(0x0a, COSIGNATURE_V1), publicKey);
  return { name, id: encodeHex(portableSha256(key).slice(0, KEY_ID_BYTES)), publicKey };
}

/** When a witness saw a checkpoint, in seconds, if the note has its cosignature and that verifies. */
export function openCosignature(
  note: string,
  key: NoteKey,
  verify: VerifyEd25519 = portableVerifyEd25519,
): Result<number, 'malformed' | 'not-cosigned' | 'bad-signature'> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const found = parsed.value.signatures.find(({ name, id }) => name === key.name && id === key.id);
  if (found === undefined) return fail('not-cosigned', 'the witness has not signed it');
  const { signature } = found;
  if (signature.length <= TIME_BYTES) return fail('bad-signature', 'the cosignature is too short');
  const at = Number(new DataView(signature.buffer, signature.byteOffset, TIME_BYTES).getBigUint64(0));
  return verify(signature.subarray(TIME_BYTES), messageOf(at, parsed.value.text), key.publicKey)
    ? succeed(at)
    : fail('bad-signature', 'the cosignature does not verify');
}
