import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** A program that Muster is tested against, and the Debian package it comes from. */
export interface Peer {
  readonly debianPackage: string;
  readonly program: string;
}

/** The peers in `debian-packages.txt`, one per line: package, program. */
export const peers: readonly Peer[] = readFileSync(join(import.meta.dirname, 'debian-packages.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.trim().split(/\s+/))
  .map(([debianPackage = '', program = debianPackage]) => ({ debianPackage, program }));

/** The path of a peer's program; undefined if it is not installed. */
export function programOf(peer: Peer): string | undefined {
  const places = isAbsolute(peer.program)
    ? [peer.program]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, peer.program));
  return places.find(isExecutable);
}

/** The path of a Debian package's program. @throws naming the package if it is missing */
export function installed(debianPackage: string): string {
  const peer = peers.find((one) => one.debianPackage === debianPackage);
  const program = peer && programOf(peer);
  if (program === undefined) throw new Error(`the Debian package ${debianPackage} is not installed`);
  return program;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
