import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRunbook } from '@muster/change-rules';
import { runMuster } from '../../run-muster.ts';
import { testShell } from '../../testing/test-shell.ts';

const folder = new URL('../../../../../runbooks/', import.meta.url);
const commands = readdirSync(folder).flatMap((name) => {
  const { runbook } = readRunbook(name, readFileSync(new URL(name, folder), 'utf8'));
  return (runbook?.steps ?? []).flatMap(({ run }) => (run?.startsWith('muster ') === true ? [run] : []));
});

test('every command that a shipped runbook says to type is there', async () => {
  expect(commands.length).toBeGreaterThan(50);
  for (const command of new Set(commands.map((each) => each.split(' ').slice(1, 3).join(' ')))) {
    const shell = testShell();
    const [noun = '', verb = ''] = command.split(' ');
    const code = await runMuster(
      verb.startsWith('--') || verb === '' ? [noun, '--help'] : [noun, verb, '--help'],
      shell,
    );
    const { out, err } = shell.printed();
    expect({ command, code, err }).toEqual({ command, code: 0, err: '' });
    // A verb that does not exist would print the help of its noun, so the usage line tells them apart.
    expect(out).toContain(`muster ${verb.startsWith('--') ? noun : command}`);
  }
});
