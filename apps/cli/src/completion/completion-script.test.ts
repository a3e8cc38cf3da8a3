import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { looseVerbs, nouns } from '../commands/nouns.ts';
import { completionScript, shells } from './completion-script.ts';

const words = { nouns, loose: looseVerbs.flatMap(({ verbs }) => verbs) };

/** What bash suggests after these words, the last one unfinished. */
const offered = (...typed: readonly string[]): readonly string[] =>
  execFileSync(
    'bash',
    [
      '-c',
      `${completionScript('bash', words)}\nCOMP_WORDS=(muster ${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length}; _muster; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter((word) => word !== '');

test('bash completes nouns, verbs and options', () => {
  expect(offered('inci')).toEqual(['incident']);
  expect(offered('team', '')).toEqual(expect.arrayContaining(['list', 'create', 'add-member']));
  expect(offered('incident', 'declare', '--se')).toEqual(expect.arrayContaining(['--severity', '--server']));
});

test.each(shells)('%s is told every noun and every verb', (shell) => {
  const script = completionScript(shell, words);
  for (const noun of nouns) {
    expect(script).toContain(noun.name);
    for (const { usage } of noun.verbs) expect(script, `${noun.name} ${usage}`).toContain(usage.split(' ')[0] ?? '');
  }
});
