import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMuster } from '../../run-muster.ts';
import { testShell } from '../../testing/test-shell.ts';

let folder: string;
const git = (...args: string[]): string =>
  execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'GitHub',
      GIT_COMMITTER_EMAIL: 'noreply@github.com',
    },
  }).trim();
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const commit = (words: string): string => {
  git('add', '-A');
  git('commit', '-q', '-m', words);
  return git('rev-parse', 'HEAD');
};

async function check(words: readonly string[], reviews?: object) {
  const own = reviews === undefined ? [] : ['--reviews', '../reviews.json'];
  if (reviews !== undefined) writeFileSync(join(folder, '../reviews.json'), JSON.stringify(reviews));
  const shell = testShell({ folder });
  const code = await runMuster(['change', 'check', '--base', 'main', ...own, ...words], shell);
  return { code, ...shell.printed() };
}

const judged = async (reviews?: object) => {
  const { code, out } = await check(['--json'], reviews);
  const { requirements } = JSON.parse(out) as { requirements: { clause: string; state: string }[] };
  return { code, ...Object.fromEntries(requirements.map(({ clause, state }) => [clause, state])) };
};

let head: string;
beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'muster-change-')), 'repository');
  mkdirSync(folder);
  git('init', '-q', '-b', 'main');
  write('runbooks/ö 💥.md', '---\nversion: "1.2.0" # semantic\n---\n# Do\n');
  write('.github/CODEOWNERS', '* @grace\n');
  commit('first');
  git('checkout', '-q', '-b', 'change');
  write('runbooks/ö 💥.md', '---\nversion: "1.3.0"\n---\n# Do this\n');
  head = commit('say more\n\nCo-authored-by: Bo <bo@example.org>');
});
afterAll(() => rmSync(dirname(folder), { recursive: true }));

const evidence = (more: object = {}) => ({
  author: 'ada',
  description: '# Motivation\nit was vague\n# Risk\nlow\n# Test scenario\ndrill',
  people: { 'ADA@example.org': 'ada', 'bo@example.org': 'bo' },
  teams: { '@ml-platform-sre': ['grace', 'bo'], 'platform-governance': ['grace'] },
  reviews: [
    {
      user: { login: 'grace', type: 'User' },
      state: 'APPROVED',
      commit_id: head,
      submitted_at: '2026-11-01T10:00:00Z',
    },
  ],
  ...more,
});

test('a change with all that the policy asks of it passes [GOV 5.1.1, 5.1.2, 5.1.3, 5.1.4]', async () => {
  expect(await judged(evidence())).toEqual({
    code: 0,
    '5.1.1': 'met',
    '2.6': 'met',
    '5.1.2': 'met',
    '5.1.3': 'met',
    '5.1.4': 'met',
  });
});

test('a co-author’s approval is nobody’s, and the command ends with 1 [GOV 5.1.2]', async () => {
  const reviews = [{ reviewer: 'bo', state: 'approved', commit: head, at: '2026-11-01T10:00:00Z' }];
  expect(await judged(evidence({ reviews }))).toMatchObject({ code: 1, '5.1.1': 'missing', '5.1.2': 'missing' });
});

test('without reviews they are not evidenced, and what the repository shows is judged all the same [GOV 5.1.4]', async () => {
  const { code, out } = await check([]);
  expect(code).toBe(0);
  expect(out).toContain('not evidenced  5.1.1');
  expect(out).toContain('met            5.1.4');
});

test('an approval survives a clean rebase and not another change [GOV 5.1.2]', async () => {
  git('checkout', '-q', 'main');
  write('README.md', 'more\n');
  commit('meanwhile');
  git('checkout', '-q', 'change');
  git('rebase', '-q', 'main');
  expect(git('rev-parse', 'HEAD')).not.toBe(head);
  expect(await judged(evidence())).toMatchObject({ code: 0, '5.1.1': 'met' });
  write('runbooks/ö 💥.md', '---\nversion: "1.3.0"\n---\n# Do that instead\n');
  commit('pushed after the approval');
  expect(await judged(evidence())).toMatchObject({ code: 1, '5.1.1': 'missing' });
});

test.each([
  [{ reviews: [{ reviewer: 'x' }] }, 'reviews[0].state'],
  [{ reviews: {} }, 'reviews must be a list'],
  [{ teams: { a: [1] } }, 'teams.a[0]'],
])('evidence that cannot be read is named by its place', async (more, place) => {
  const { code, out, err } = await check([], evidence(more));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(place);
});

test('a branch that is not there, and a name that looks like an option, are named', async () => {
  const { code, err } = await check(['--head', '--output=/tmp/x']);
  expect(code).toBe(2);
  expect(err).not.toContain('stack');
});

test('a gate’s scanner is read, and one that left nothing did not run [GOV 5.2.2, 7.8]', async () => {
  git('checkout', '-q', 'main');
  git('checkout', '-q', '-b', 'api-change');
  write('api/a.ts', 'export {};\n');
  commit('api');
  const sarif = (results: object[]) => JSON.stringify({ runs: [{ tool: { driver: { name: 'oxlint' } }, results }] });
  write('ok.sarif', sarif([]));
  write('bad.sarif', sarif([{ ruleId: 'x', level: 'error' }]));
  const stateWith = async (sast: string) => {
    const gates = ['dependency-audit', 'secret-scan', 'container-scan'].flatMap((name) => [
      '--gate',
      `${name}=ok.sarif`,
    ]);
    const { out } = await check(['--json', ...gates, '--gate', `sast=${sast}`]);
    const { requirements } = JSON.parse(out) as { requirements: { clause: string; state: string }[] };
    return requirements.find(({ clause }) => clause === '5.2.2')?.state;
  };
  expect(await stateWith('ok.sarif')).toBe('met');
  expect(await stateWith('bad.sarif')).toBe('missing');
  expect(await stateWith('gone.sarif')).toBe('missing');
  expect((await check(['--gate', 'sast'])).code).toBe(2);
});

test('the ruleset is printed as GitHub takes it, and sets nothing [GOV 7.11]', async () => {
  const shell = testShell({ folder });
  expect(await runMuster(['change', 'ruleset', '--app', '4711', '--json'], shell)).toBe(0);
  expect(JSON.parse(shell.printed().out)).toMatchObject({ enforcement: 'active', bypass_actors: [], target: 'branch' });
});
