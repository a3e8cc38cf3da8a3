import { existsSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import type { Violation } from '../guards/guard.ts';

/** A named hole in a wall: these things, in these files (a path or a glob), for this reason. */
export interface Exemption {
  readonly files: string;
  readonly allows: readonly string[];
  readonly reason: string;
}

const EXEMPTIONS = 'lint/exemptions.json';

export function readExemptions(root: string): Record<string, Exemption[]> {
  const file = join(root, EXEMPTIONS);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Exemption[]>) : {};
}

/** Removes exempted violations, and reports every exemption no longer needed, so that unused holes are closed. */
export function applyExemptions(found: readonly Violation[], exemptions: readonly Exemption[]): Violation[] {
  const used = new Set<string>();
  const left = found.filter((violation) => {
    const holes = exemptions.filter((hole) => hole.allows.includes(violation.what) && matches(violation.file, hole));
    for (const hole of holes) used.add(key(hole, violation.what));
    return holes.length === 0;
  });
  const stale = exemptions.flatMap((hole) =>
    hole.allows
      .filter((what) => !used.has(key(hole, what)))
      .map((what) => ({
        file: EXEMPTIONS,
        line: 1,
        what,
        problem: `nothing in ${hole.files} needs the exemption for ${what} any more`,
      })),
  );
  return [...left, ...stale];
}

const matches = (file: string, hole: Exemption): boolean => file === hole.files || matchesGlob(file, hole.files);

const key = (hole: Exemption, what: string): string => `${hole.files}\0${what}`;
