import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRunbook } from '@muster/change-rules';
import type { Shelf } from './domain/library.ts';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));

/** Loads the shipped runbooks and diagrams from their folders at the root of the repository. */
export function loadShipped(root: string = ROOT): Shelf {
  const diagrams = new Map(textsIn(join(root, 'diagrams'), '.mmd'));
  return new Map(
    textsIn(join(root, 'runbooks'), '.md')
      .filter(([name]) => name !== 'README')
      .map(([name, text]) => {
        const { runbook, problems } = readRunbook(`${name}.md`, text);
        if (runbook === undefined) throw new Error(`runbooks/${name}.md: ${problems[0]?.says ?? 'cannot be read'}`);
        const { id, version, diagrams: shown } = runbook;
        const its = new Map([...diagrams].filter(([each]) => shown.includes(each)));
        return [id, { id, version, text, diagrams: its, from: 'shipped', inForceSince: undefined }] as const;
      }),
  );
}

const textsIn = (folder: string, ending: string): readonly (readonly [string, string])[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .toSorted()
        .map((name) => [basename(name, ending), readFileSync(join(folder, name), 'utf8')] as const)
    : [];
