import { decodeBase64 } from './base64.ts';
import { joinBytes } from './bytes.ts';
import { encodeHex, portableSha256 } from './sha256.ts';
import { parseNote } from './note.ts';
import { isKeyName, KEY_ID_BYTES, portableVerifyEd25519, type NoteKey, type VerifyEd25519 } from './note-key.ts';
import { fail, succeed, type Result } from './result.ts';
import { encodeUtf8 } from './utf8.ts';

const COSIGNATURE_V1 = 0x04;
const KEY_BYTES = 32;
const TIME_BYTES = 8;

/** A witness's key as one line: `name+id+base64(0x04 ‖ key)` (C2SP tlog-cosignature, Ed25519). */
export function decodeWitnessKey(line: string): Result<NoteKey, 'malformed' | 'wrong-id'> {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  const key = decodeBase64(rest.join('+'));
  if (!isKeyName(name) || key?.[0] !== COSIGNATURE_V1 || key.length !== 1 + KEY_BYTES)
    return fail('malformed', 'not name+id+key of a witness (Ed25519, type 04)');
  const made = encodeHex(portableSha256(joinBytes(encodeUtf8(name), Uint8Array.of(0x0a), key)).slice(0, KEY_ID_BYTES));
  return made === id.toLowerCase()
    ? succeed({ name, id: made, publicKey: key.slice(1) })
    : fail('wrong-id', 'the id is not that of this name and key');
}

/** When a witness says that it has seen a checkpoint, in seconds, if the note bears its cosignature and that verifies. */
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
  const message = encodeUtf8(`cosignature/v1\ntime ${at}\n${parsed.value.text}`);
  return verify(signature.subarray(TIME_BYTES), message, key.publicKey)
    ? succeed(at)
    : fail('bad-signature', 'the cosignature does not verify');
}
