import { decodeBase64, encodeBase64 } from './base64.ts';
import { joinBytes } from './bytes.ts';
import { decodeHex, encodeHex } from './sha256.ts';
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

export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array };

/** A parsed note, not verified. `text` includes its last newline, not the blank line after it. */
export type ParsedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** A note on which at least one known key's signature verified, and none failed. */
export type OpenedNote = { readonly text: string; readonly signedBy: readonly NoteKey[] };

export type NoteProblem = 'malformed' | 'bad-signature' | 'unknown-signers';

/** The specification asks for at least 16; the limit bounds the time a hostile note can cost. */
const MOST_SIGNATURES = 100;
const SIGNATURE_MARK = '\u2014 ';

/**
 * Signs a text (which ends in a newline) with each signer, in order (C2SP signed-note). Existing signature lines are
 * kept.
 */
export function signNote(text: string, signers: readonly NoteSigner[], kept: readonly NoteSignature[] = []): string {
  if (!isNoteText(text)) throw new Error('a note text ends in a newline and holds no other control character');
  const message = encodeUtf8(text);
  const made = signers.map((signer) => ({ name: signer.name, id: signer.id, signature: signer.sign(message) }));
  return `${text}\n${[...kept, ...made].map(formatSignature).join('')}`;
}

/** Parses a note without trusting it; the text starts at the beginning of the file and ends at the last blank line. */
export function parseNote(note: string): Result<ParsedNote, 'malformed'> {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0 || !note.endsWith('\n')) return fail('malformed', 'the note has no blank line before its signatures');
  const text = note.slice(0, blank + 1);
  if (!isNoteText(note)) return fail('malformed', 'the note contains control characters or is not valid text');
  const lines = note.slice(blank + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return fail('malformed', 'the note has too many signatures');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === undefined)
      return fail('malformed', 'a signature line does not consist of mark, key name and base64');
    signatures.push(signature);
  }
  return succeed({ text, signatures });
}

/**
 * Verifies a note against `keys`: unknown keys are ignored (rotation, other people's witnesses); a known key with a bad
 * signature refuses the whole note, and so does the absence of any known key.
 */
export function openNote(
  note: string,
  keys: readonly NoteKey[],
  verify: VerifyEd25519 = portableVerifyEd25519,
): Result<OpenedNote, NoteProblem> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const message = encodeUtf8(parsed.value.text);
  const signedBy = new Set<NoteKey>();
  for (const { name, id, signature } of parsed.value.signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (key === undefined) continue;
    if (!verify(signature, message, key.publicKey))
      return fail('bad-signature', `the signature of ${key.name} (${key.id}) does not verify`);
    signedBy.add(key);
  }
  return signedBy.size > 0
    ? succeed({ text: parsed.value.text, signedBy: [...signedBy] })
    : fail('unknown-signers', 'no known key has signed the note');
}

export function formatSignature({ name, id, signature }: NoteSignature): string {
  return `${SIGNATURE_MARK}${name} ${encodeBase64(joinBytes(decodeHex(id)!, signature))}\n`;
}

function parseSignature(line: string): NoteSignature | undefined {
  if (!line.startsWith(SIGNATURE_MARK)) return undefined;
  const [name = '', encoded = '', ...rest] = line.slice(SIGNATURE_MARK.length).split(' ');
  const bytes = decodeBase64(encoded);
  if (rest.length > 0 || !isKeyName(name) || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, id: encodeHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

function isNoteText(text: string): boolean {
  return (
    text.endsWith('\n') &&
    text.isWellFormed() &&
    !Array.from(text).some((character) => character < ' ' && character !== '\n')
  );
}
