import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readGate } from '@muster/change-rules';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';

/** Converts scanner reports into checks of the head commit: a missing or empty file means it did not run (R33). */
export function readGates(
  given: readonly string[],
  folder: string,
): readonly { readonly name: string; readonly conclusion: string | undefined }[] {
  return given.map((word) => {
    const [, name, path] = /^([a-z][a-z-]*)=(.+)$/.exec(word) ?? [];
    if (name === undefined || path === undefined)
      throw wrongUsage(
        `${clean(word)} does not have the form gate=file.`,
        'muster change check --gate sast=results.sarif',
      );
    const result = readGate(textOf(resolve(folder, path)));
    return { name, conclusion: { passed: 'success', failed: 'failure', 'not-run': undefined }[result.state] };
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
