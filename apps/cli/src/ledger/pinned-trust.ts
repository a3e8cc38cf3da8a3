import { readFileSync } from 'node:fs';
import { decodeVerifierKey, type LogTrust, type NoteKey } from '@muster/proofs';
import { wrongUsage } from '../failures/failure.ts';
import { fit } from '../output/width.ts';
import { nativeVerify } from './native-crypto.ts';

/**
 * The trusted keys, from outside what is verified: verifier key lines (C2SP), each given directly or in a file. A log's
 * keys carry its name, which must be the origin of its heads.
 */
export function pinnedTrust(given: readonly string[]): LogTrust | undefined {
  if (given.length === 0) return undefined;
  const keys = given.flatMap(linesOf).map(keyFrom);
  const [first] = keys;
  if (first === undefined) throw wrongUsage('The --key files contain no keys.');
  if (keys.some(({ name }) => name !== first.name))
    throw wrongUsage('The --key keys belong to several logs; give those of one log.');
  return { origin: first.name, keys, verify: nativeVerify };
}

const linesOf = (given: string): string[] =>
  given.includes('+') && !given.includes('\n') && decodeVerifierKey(given).ok ? [given] : readLines(given);

const readLines = (path: string): string[] =>
  readGiven(path, '--key')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function keyFrom(line: string): NoteKey {
  const key = decodeVerifierKey(line);
  if (!key.ok) throw wrongUsage(`"${fit(line, 60)}" is not a verifier key: ${key.detail}.`, 'muster ledger key');
  return key.value;
}

/** Reads the file given to an option. */
export function readGiven(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw wrongUsage(`${option}: ${path} cannot be read.`);
  }
}
