import { decodeBase64, encodeBase64 } from './base64.ts';
import type { TreeHead } from './consistency.ts';
import { isHash, isTreeSize } from './merkle.ts';
import { openNote, signNote, type NoteProblem } from './note.ts';
import type { NoteKey, NoteSigner, VerifyEd25519 } from './note-key.ts';
import { fail, succeed, type Result } from './result.ts';

/** What a log states when it signs: "my tree of `size` leaves has this root" (C2SP tlog-checkpoint). */
export type Checkpoint = TreeHead & { readonly origin: string; readonly extensions: readonly string[] };

export type OpenedCheckpoint = Checkpoint & { readonly signedBy: readonly NoteKey[] };

/** Which checkpoints to trust: those of this origin, signed by one of these keys of the log (several: rotation). */
export type LogTrust = { readonly origin: string; readonly keys: readonly NoteKey[]; readonly verify?: VerifyEd25519 };

export type CheckpointProblem = NoteProblem | 'wrong-origin';

/** Formats and signs a head. A log must never sign two heads if neither extends the other. */
export function signCheckpoint(
  { origin, size, root }: Omit<Checkpoint, 'extensions'>,
  signers: readonly NoteSigner[],
): string {
  return signNote(formatCheckpoint({ origin, size, root, extensions: [] }), signers);
}

/** Verifies and parses a signed checkpoint; returns nothing of it unless a trusted key has signed it. */
export function openCheckpoint(
  note: string,
  { origin, keys, verify }: LogTrust,
): Result<OpenedCheckpoint, CheckpointProblem> {
  const opened = openNote(note, keys, verify);
  if (!opened.ok) return opened;
  const parsed = parseCheckpoint(opened.value.text);
  if (!parsed.ok) return parsed;
  if (parsed.value.origin !== origin) return fail('wrong-origin', 'the checkpoint is from another log');
  return succeed({ ...parsed.value, signedBy: opened.value.signedBy });
}

function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  if (origin === '' || origin.includes('\n') || !isTreeSize(size) || !isHash(root)) throw new Error('not a checkpoint');
  return [origin, String(size), encodeBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/** Parses a checkpoint's text: origin, size without leading zeros, root of 32 bytes, non-empty extension lines. */
export function parseCheckpoint(text: string): Result<Checkpoint, 'malformed'> {
  const [origin = '', digits = '', encodedRoot = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = /^(0|[1-9]\d*)$/.test(digits) ? Number(digits) : Number.NaN;
  const root = decodeBase64(encodedRoot);
  if (!text.endsWith('\n') || origin === '' || extensions.includes(''))
    return fail('malformed', 'not origin, size and root, one per line');
  if (!isTreeSize(size)) return fail('malformed', 'the tree size is not a decimal number in range');
  if (root === undefined || !isHash(root)) return fail('malformed', 'the root is not 32 bytes in base64');
  return succeed({ origin, size, root, extensions });
}
