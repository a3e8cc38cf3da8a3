import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeChange, parseCodeowners, type Change } from '../index.ts';

const cited = { clause: '5' };
const rules = {
  changes: {
    runbooksAndDiagrams: {
      ...cited,
      title: 'Runbooks',
      paths: { ...cited, patterns: ['runbooks/*.md', 'diagrams/*.mmd'], coversNested: true },
      approvals: { atLeast: 1, from: '@ml-platform-sre', clause: '5.1.1' },
      governanceApproval: { role: 'platform-governance', clause: '2.6' },
      selfMerge: { clause: '5.1.2' },
      description: { states: ['motivation', 'risk', 'test scenario'], clause: '5.1.3' },
      versionBump: { field: 'version', clause: '5.1.4' },
    },
    infrastructureAndApi: {
      ...cited,
      title: 'Infrastructure',
      paths: { ...cited, patterns: ['infrastructure/', 'api/'], coversNested: true },
      approvals: { atLeast: 2, from: 'CODEOWNERS', clause: '5.2.1' },
      pipeline: { app: 'github-actions', clause: '5.2.2' },
      description: { states: ['rollback plan'], clause: '5.2.4' },
      promotion: { before: 'production', requires: ['staging deployment'], clause: '5.2.3' },
    },
    writtenByBots: { atLeast: 2, clause: '5.1.2' },
  },
  controls: { scanning: { 'dependency-audit': {}, sast: {} } },
} as unknown as Parameters<typeof judgeChange>[0];

const owners = parseCodeowners('/api/ @acme/api @grace\n/api/open/\n');
const HEAD = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const approved = (reviewer: string, more: object = {}) =>
  ({ reviewer, state: 'approved', commit: HEAD, at: '2026-11-01T10:00:00Z', ...more }) as const;

const runbook: Change = {
  author: 'Ada',
  isAuthorBot: false,
  description: '## Motivation\nIt lied.\n\n**Risk**\nlow\n\nTest scenario: drilled on staging',
  head: HEAD,
  sameAsHead: [],
  files: [{ path: 'runbooks/llm/cost.md', version: { before: '1.9.0', after: '1.10.0' } }],
  commits: [{ id: HEAD, people: ['ada'], unlinked: [], isByBot: false }],
  reviews: [approved('Grace')],
  teams: { '@acme/ml-platform-sre': ['grace', 'ada', 'bo', 'dependabot[bot]'], api: ['bo', 'cy'] },
  checks: undefined,
};
const api: Change = {
  ...runbook,
  description: '# Rollback plan\nrevert',
  files: [{ path: 'api/routes.ts' }],
  reviews: [approved('grace'), approved('bo')],
  checks: [
    { name: 'dependency-audit', conclusion: 'success', commit: HEAD },
    { name: 'sast', conclusion: 'success', commit: HEAD },
  ],
};

const states = (change: Change): Record<string, string> =>
  Object.fromEntries(judgeChange(rules, owners, change).requirements.map(({ clause, state }) => [clause, state]));
const whyOf = (change: Change, clause: string): string =>
  judgeChange(rules, owners, change)
    .requirements.filter((one) => one.clause === clause)
    .flatMap(({ why }) => why)
    .join('\n');

test('a change that carries all of it is met, and what Muster alone knows is not evidenced [GOV 5.1.1, 5.1.2, 5.1.3, 5.1.4]', () => {
  expect(states(runbook)).toEqual({
    '5.1.1': 'met',
    '2.6': 'not-evidenced',
    '5.1.2': 'met',
    '5.1.3': 'met',
    '5.1.4': 'met',
  });
  expect(states(api)).toEqual({ '5.2.1': 'met', '5.2.2': 'met', '5.2.3': 'later', '5.2.4': 'met' });
});

test('nothing is asked of other paths', () => {
  expect(judgeChange(rules, owners, { ...runbook, files: [{ path: 'README.md' }, { path: 'Runbooks/a.md' }] })).toEqual(
    {
      groups: [],
      requirements: [],
    },
  );
});

test('a runbook that is moved out of its folder is still one [GOV 5.1.1]', () => {
  expect(states({ ...runbook, files: [{ path: 'old/a.txt', previousPath: 'runbooks/a.md' }] })['5.1.1']).toBe('met');
});

describe('an approval that does not count [GOV 5.1.2]', () => {
  test.each<[string, Partial<Change>, string]>([
    ['of the author', { reviews: [approved('ADA')] }, 'ADA opened it'],
    [
      'of a committer or co-author',
      { commits: [{ id: HEAD, people: ['Grace'], unlinked: [], isByBot: false }] },
      'contributed to',
    ],
    ['of a bot', { reviews: [approved('dependabot[bot]', { isBot: true })] }, 'is a bot'],
    ['of an older commit', { reviews: [approved('grace', { commit: OLD })] }, 'the change is different now'],
    [
      'that was dismissed later',
      { reviews: [approved('grace'), approved('grace', { state: 'dismissed', at: '2026-11-02T00:00:00Z' })] },
      '0 of 1',
    ],
    [
      'after which changes were requested',
      { reviews: [approved('grace', { state: 'changes_requested', at: '2026-11-02T00:00:00Z' }), approved('grace')] },
      '0 of 1',
    ],
    ['of whoever pushed to it, whatever is left of that', { pushers: ['Grace'] }, 'Grace pushed to it'],
    [
      'that was given for another branch',
      { base: 'release', reviews: [approved('grace', { base: 'main' })] },
      'grace approved it for main, but its target is release now',
    ],
    ['of nobody of the team', { reviews: [approved('zoe')] }, '0 of 1'],
    [
      'while a commit’s writer is not known',
      { commits: [{ id: HEAD, people: [], unlinked: ['x@y.example'], isByBot: false }] },
      'could be their own',
    ],
    ['while the author is not known', { author: undefined }, 'it is not known who opened the change'],
  ])('%s', (_what, changed, why) => {
    const change = { ...runbook, ...changed };
    expect(states(change)['5.1.1']).toBe('missing');
    expect(whyOf(change, '5.1.1')).toContain(why);
  });

  test('and one that counts: a comment takes nothing back, and a clean rebase keeps it', () => {
    const commented = approved('grace', { state: 'commented', at: '2026-11-03T00:00:00Z' });
    expect(states({ ...runbook, reviews: [approved('grace'), commented] })['5.1.1']).toBe('met');
    const rebased = { ...runbook, sameAsHead: [OLD], reviews: [approved('grace', { commit: OLD })] };
    expect(states(rebased)['5.1.1']).toBe('met');
  });
});

test('what a bot had a hand in is read by two people [GOV 5.1.2]', () => {
  const byBot = { ...runbook, commits: [{ id: HEAD, people: ['agent[bot]'], unlinked: [], isByBot: true }] };
  expect(states(byBot)['5.1.1']).toBe('missing');
  expect(states({ ...byBot, reviews: [approved('grace'), approved('zoe')] })['5.1.1']).toBe('met');
});

describe('two of the owners approve each file [GOV 5.2.1]', () => {
  test.each<[string, Partial<Change>, string]>([
    ['one is not enough', { reviews: [approved('grace')] }, 'api/routes.ts: 1 of 2'],
    ['twice the same is one', { reviews: [approved('grace'), approved('GRACE')] }, '1 of 2'],
    ['who owns nothing of it does not count', { reviews: [approved('grace'), approved('zoe')] }, '1 of 2'],
    ['a file without owner has nobody to approve it', { files: [{ path: 'api/open/a.ts' }] }, 'has no owner'],
    [
      'the place it came from counts too',
      { files: [{ path: 'api/a.ts', previousPath: 'infrastructure/a.ts' }] },
      'infrastructure/a.ts has no owner',
    ],
  ])('%s', (_what, changed, why) => {
    const change = { ...api, ...changed };
    expect(states(change)['5.2.1']).toBe('missing');
    expect(whyOf(change, '5.2.1')).toContain(why);
  });
});

test('a gate that failed, did not run, or ran on another commit is not passed [GOV 5.2.2]', () => {
  const [audit, sast] = api.checks ?? [];
  if (!audit || !sast) throw new Error('no checks');
  for (const checks of [
    [audit],
    [audit, { ...sast, conclusion: 'failure' }],
    [audit, { ...sast, conclusion: 'skipped' }],
    [audit, { ...sast, conclusion: undefined }],
    [audit, { ...sast, commit: OLD }],
    [audit, sast, { name: 'build', conclusion: 'cancelled', commit: HEAD }],
  ])
    expect(states({ ...api, checks })['5.2.2']).toBe('missing');
});

test('what nobody handed in is not evidenced, and never met', () => {
  const bare = { ...api, author: undefined, description: undefined, reviews: undefined, checks: undefined };
  expect(states(bare)).toEqual({
    '5.2.1': 'not-evidenced',
    '5.2.2': 'not-evidenced',
    '5.2.3': 'later',
    '5.2.4': 'not-evidenced',
  });
});

test.each([
  '## Motivation\n<!-- why -->\n## Risk\nTBD\n## Test scenario\n- [ ]',
  'motivation, risk and test scenario are all there',
  '```\n# Motivation\nx\n# Risk\nx\n# Test scenario\nx\n```',
  '<!-- # Motivation\nx\n# Risk\nx\n# Test scenario\nx',
  '',
])('a description without words under its headings states nothing [GOV 5.1.3]', (description) => {
  expect(whyOf({ ...runbook, description }, '5.1.3').split('\n')).toHaveLength(3);
});

test.each([
  [undefined, '1.0.0', 'met'],
  ['1.0.0', '1.0.0', 'missing'],
  ['1.10.0', '1.9.0', 'missing'],
  ['1.0.0', '1.0.1-rc.1', 'met'],
  ['1.0.0', '1.0.0-rc.1', 'missing'],
  ['1.0.0-rc.2', '1.0.0-rc.10', 'met'],
  ['1.0.0', '2', 'missing'],
  ['1.0.0', '01.1.0', 'missing'],
  ['1.0.0', undefined, 'missing'],
] as const)('a version that goes from %s to %s is %s [GOV 5.1.4]', (before, after, state) => {
  expect(states({ ...runbook, files: [{ path: 'runbooks/a.md', version: { before, after } }] })['5.1.4']).toBe(state);
});

test('no order of reviews lets a change through with fewer valid approvals than the rule [GOV 5.1.2, 5.2.1]', () => {
  const login = fc.constantFrom('ada', 'grace', 'bo', 'cy', 'zoe', 'robot[bot]');
  const review = fc.record({
    reviewer: login,
    state: fc.constantFrom('approved', 'changes_requested', 'commented', 'dismissed'),
    commit: fc.constantFrom(HEAD, OLD),
    at: fc.integer({ min: 1, max: 9 }).map((hour) => `2026-11-01T0${hour}:00:00Z`),
  });
  const input = fc.record({
    reviews: fc.uniqueArray(review, { maxLength: 8, selector: ({ reviewer, at }) => `${reviewer} ${at}` }),
    author: login,
    writer: login,
  });
  fc.assert(
    fc.property(input, ({ reviews, author, writer }) => {
      const marked = reviews.map((one) => ({ ...one, isBot: one.reviewer.endsWith('[bot]') }));
      const commits = [{ id: HEAD, people: [writer], unlinked: [], isByBot: writer.endsWith('[bot]') }];
      const isMet = states({ ...api, reviews: marked, author, commits })['5.2.1'] === 'met';
      const last = (who: string) =>
        marked
          .filter(({ reviewer, state }) => reviewer === who && state !== 'commented')
          .toSorted((a, b) => (a.at < b.at ? -1 : 1))
          .at(-1);
      const valid = ['grace', 'bo', 'cy'].filter((who) => {
        const word = last(who);
        return word?.state === 'approved' && word.commit === HEAD && who !== author && who !== writer;
      });
      expect(isMet).toBe(valid.length >= 2);
    }),
  );
});

test('a check counts from its own app alone: any other can take its name [GOV 5.2.2]', () => {
  const spoofed = { ...api, checks: (api.checks ?? []).map((check) => ({ ...check, app: 'evil' })) };
  expect(states(spoofed)['5.2.2']).toBe('missing');
  expect(whyOf(spoofed, '5.2.2')).toContain('sast was reported by evil, not by github-actions');
  const real = { ...api, checks: (api.checks ?? []).map((check) => ({ ...check, app: 'github-actions' })) };
  expect(states(real)['5.2.2']).toBe('met');
});

test('Governance’s approval is its own or of whoever it is delegated to, and missing where that is known and not there [GOV 2.6]', () => {
  expect(states({ ...runbook, delegates: ['GRACE'] })['2.6']).toBe('met');
  expect(states({ ...runbook, delegates: [] })['2.6']).toBe('missing');
  expect(states({ ...runbook, delegates: ['ada'] })['2.6']).toBe('missing');
});

test('an organisation’s own group is judged like the document’s [GOV 5.1.1, 5.2.2]', () => {
  const own = {
    ...rules,
    changes: {
      ...rules.changes,
      groups: {
        models: {
          ...cited,
          title: 'Models',
          paths: { ...cited, patterns: ['models/'], coversNested: true },
          approvals: { atLeast: 1, from: '@ml-platform-sre', clause: '5.1.1' },
          pipeline: { on: 'head-commit', checks: ['fairness'], app: 'github-actions', clause: '5.2.2' },
        },
      },
    },
  } as unknown as typeof rules;
  const change = { ...api, files: [{ path: 'models/a/card.md' }] };
  const { groups, requirements } = judgeChange(own, owners, change);
  expect(groups).toEqual(['Models']);
  expect(requirements.map(({ clause, state }) => `${clause} ${state}`)).toEqual(['5.1.1 met', '5.2.2 missing']);
});
