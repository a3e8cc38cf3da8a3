import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownersOf, parseCodeowners, rulesetFor } from '@muster/change-rules';
import { readPolicyFolder } from '../../policy/read-policy-folder.ts';
import { runMuster } from '../../run-muster.ts';
import { testShell } from '../../testing/test-shell.ts';

/** Muster's own repository complies with what Muster enforces. */
const root = join(import.meta.dirname, '../../../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { parsed } = readPolicyFolder(undefined, root);
if (!parsed.ok) throw new Error('the policy of this repository does not parse');
const policy = parsed.value;
const gates = Object.keys(policy.controls.scanning);

describe('CODEOWNERS of this repository [GOV 5.1.2, 5.2.1]', () => {
  const owners = parseCodeowners(read('.github/CODEOWNERS'));

  test('has no line that GitHub would skip', () => expect(owners.problems).toEqual([]));

  test.each(['runbooks/deep/a.md', 'diagrams/a.mmd'])('%s belongs to ML Platform SRE', (path) => {
    expect(ownersOf(owners, path).owners.join()).toContain('ml-platform-sre');
  });

  test.each(['infrastructure/Containerfile', 'ci_cd/gates/run', 'api/x.ts', '.github/workflows/ci.yml', 'README.md'])(
    '%s belongs to somebody',
    (path) => expect(ownersOf(owners, path).owners).not.toEqual([]),
  );
});

describe('the pipeline of this repository [GOV 5.2.2, 7.8, 7.11]', () => {
  const workflow = read('.github/workflows/ci.yml');
  const named = [...workflow.matchAll(/^ {4}name: (.+)$/gm)].map(([, name]) => name);

  test('runs every gate under the policy’s own name for it, and the CI beside them', () => {
    expect(named).toEqual(expect.arrayContaining([...gates, policy.changes.infrastructureAndApi.pipeline.mustSucceed]));
    for (const gate of gates) expect(workflow).toContain(`ci_cd/gates/run ${gate}\n`);
  });

  test('runs on pull requests and on a merge queue’s commits, with a token that may read and nothing else', () => {
    expect(workflow).toMatch(/^ {2}pull_request:$/m);
    expect(workflow).toMatch(/^ {2}merge_group:$/m);
    expect(workflow).not.toContain('pull_request_target');
    expect(workflow).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
    expect(workflow).not.toContain('write');
    expect(workflow.split('uses: actions/checkout').length).toBe(workflow.split('persist-credentials: false').length);
  });

  test('reads each report the way Muster does, so that none is passed that did not run', () => {
    for (const gate of gates) expect(read('ci_cd/gates/check')).toContain(`${gate}=reports/${gate}.`);
    expect(read('ci_cd/gates/run')).toContain('read-report.ts');
  });

  test('has the branch ruleset that the policy asks for', () => {
    expect(JSON.parse(read('.github/rulesets/main.json'))).toEqual(rulesetFor(policy, undefined));
  });
});

describe('the Containerfile of this repository [GOV 7.8]', () => {
  const file = read('infrastructure/Containerfile');
  const last = file.slice(file.lastIndexOf('\nFROM '));

  test('runs as nobody’s user, writes to its volumes alone, and fetches nothing by address', () => {
    expect(last).toMatch(/^USER 10001:10001$/m);
    expect(last).toMatch(/^VOLUME \["\/var\/lib\/muster", "\/var\/lib\/muster-keys"\]$/m);
    expect(
      last
        .split('COPY ')
        .slice(1)
        .every((line) => line.includes('--chown=0:0')),
    ).toBe(true);
    expect(file).not.toMatch(/^ADD |:latest|curl|wget/m);
  });
});

describe('muster change check on this repository, head against merge base [GOV 5.2.1, 5.2.2, 5.2.4, 7.8]', () => {
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
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.org',
      },
    }).trim();
  const clean = JSON.stringify({ runs: [{ tool: { driver: { name: 'x' } }, results: [] }] });

  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'muster-own-')), 'muster');
    for (const part of ['.github', 'ci_cd', 'infrastructure', 'policy']) {
      mkdirSync(join(folder, part), { recursive: true });
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'base');
    git('checkout', '-q', '-b', 'change');
    writeFileSync(join(folder, 'ci_cd/gates/check'), '#!/bin/sh\n');
    git('commit', '-q', '-a', '-m', 'ci: check less');
    for (const gate of gates) writeFileSync(join(folder, `../${gate}`), clean);
  });
  afterAll(() => rmSync(dirname(folder), { recursive: true }));

  const check = async (words: readonly string[]) => {
    const shell = testShell({ folder });
    const code = await runMuster(['change', 'check', '--base', 'main', '--json', ...words], shell);
    const { requirements } = JSON.parse(shell.printed().out) as {
      requirements: { clause: string; state: string; why: string[] }[];
    };
    return { code, stateOf: (clause: string) => requirements.find((each) => each.clause === clause)?.state };
  };
  const described = async (description: string) => {
    writeFileSync(join(folder, '../reviews.json'), JSON.stringify({ author: 'ada', description, reviews: [] }));
    return check(['--reviews', '../reviews.json']);
  };

  test('says "not evidenced" of reviews that nobody handed in, and judges the gates that ran', async () => {
    const all = gates.flatMap((gate) => ['--gate', `${gate}=../${gate}`]);
    const { code, stateOf } = await check(all);
    expect(code).toBe(0);
    expect(stateOf('5.2.1')).toBe('not-evidenced');
    expect(stateOf('5.2.2')).toBe('met');
    expect(stateOf('5.2.3')).toBe('later');
    const lacking = await check([...all.slice(2), '--gate', `${gates[0] ?? ''}=../nothing-there`]);
    expect(lacking.code).toBe(1);
    expect(lacking.stateOf('5.2.2')).toBe('missing');
  });

  test('the template’s own text is no rollback plan, and one that is filled in is', async () => {
    const template = readFileSync(join(folder, '.github/PULL_REQUEST_TEMPLATE.md'), 'utf8');
    expect((await described(template)).stateOf('5.2.4')).toBe('missing');
    const filled = template.replaceAll(/<!-- (?!GOV)[^>]*-->/g, 'Revert the commit.');
    expect((await described(filled)).stateOf('5.2.4')).toBe('met');
  });
});
