import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileOnWire } from '../github/wire.ts';
import { startChangeStory, type ChangeStory } from '../testing/change-story.ts';
import { patchOf, peopled, PullRequest, type Kind } from '../testing/pull-request.ts';

let forge: ChangeStory;
let numbers = 100;
beforeAll(async () => {
  forge = await startChangeStory();
  await peopled(forge);
});
afterAll(async () => forge.end());

type Scenario = {
  readonly what: string;
  readonly kind: Kind;
  readonly author?: string;
  /** Before it is opened. */
  readonly given?: (it: PullRequest) => void;
  readonly play: (it: PullRequest) => Promise<unknown>;
  /** The clauses that are missing; none: it passes. */
  readonly missing: readonly string[];
};

const reviewed = async (it: PullRequest): Promise<void> => it.approve('ann', 'gov');
const ready = async (it: PullRequest): Promise<void> => {
  await it.gates();
  await it.approve('olga', 'otto');
};
const file = (filename: string, more: Partial<FileOnWire> = {}): FileOnWire => ({
  filename,
  status: 'modified',
  patch: patchOf(filename),
  ...more,
});
const setFiles = (it: PullRequest, ...files: readonly FileOnWire[]): void =>
  void forge.repository.changes.set(it.head, [...files]);
const version = (it: PullRequest, path: string, before: string | undefined, after: string | undefined): void => {
  const { texts } = forge.repository;
  for (const [ref, text] of [
    ['merge-base', before],
    [it.head, after],
  ] as const)
    if (text === undefined) texts.delete(`${ref}:${path}`);
    else texts.set(`${ref}:${path}`, text);
};
const front = (words: string): string => `---\nversion: ${words}\n---\n# Do\n`;
const pathOf = (it: PullRequest): string => it.files[0]?.filename ?? '';
const last = (it: PullRequest) => it.pull.reviews.at(-1) ?? fail();
const fail = (): never => {
  throw new Error('nobody has reviewed it');
};

const RUNBOOK = ['5.1.1', '2.6', '5.1.2'];
const OWNERS = ['5.2.1'];

const approvals: readonly Scenario[] = [
  { what: 'a runbook with an SRE’s and Governance’s approval', kind: 'runbook', play: reviewed, missing: [] },
  { what: 'a runbook that nobody has reviewed', kind: 'runbook', play: async () => {}, missing: RUNBOOK },
  {
    what: 'a runbook that an SRE alone has approved',
    kind: 'runbook',
    play: async (it) => it.approve('ann'),
    missing: ['2.6'],
  },
  {
    what: 'a runbook that Governance alone has approved',
    kind: 'runbook',
    play: async (it) => it.approve('gov'),
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of an account that nobody has linked',
    kind: 'runbook',
    play: async (it) => it.approve('una', 'gov'),
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of a linked member without the role',
    kind: 'runbook',
    play: async (it) => it.approve('eng', 'gov'),
    missing: ['5.1.1'],
  },
  {
    what: 'the author’s own approval',
    kind: 'runbook',
    author: 'ann',
    play: async (it) => it.approve('ann', 'gov'),
    missing: ['5.1.1'],
  },
  {
    what: 'the author’s own approval in another case',
    kind: 'runbook',
    author: 'Ann',
    play: async (it) => it.approve('ann', 'gov'),
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of whoever committed',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [{ ...(it.pull.commits[0] ?? fail()), committer: 'ann' }];
    },
    play: reviewed,
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of a co-author by a trailer',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [
        { ...(it.pull.commits[0] ?? fail()), message: 'x\n\nCo-authored-by: Ann <12+ann@users.noreply.github.com>' },
      ];
    },
    play: reviewed,
    missing: ['5.1.1'],
  },
  {
    what: 'a trailer in lower case',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [
        { ...(it.pull.commits[0] ?? fail()), message: 'x\n\nco-authored-by: ann <ann@users.noreply.github.com>' },
      ];
    },
    play: reviewed,
    missing: ['5.1.1'],
  },
  {
    what: 'a co-author whom nobody knows',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [{ ...(it.pull.commits[0] ?? fail()), message: 'x\n\nCo-authored-by: X <x@example.org>' }];
    },
    play: reviewed,
    missing: RUNBOOK,
  },
  {
    what: 'an author’s address without an account',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [{ ...(it.pull.commits[0] ?? fail()), author: null }];
    },
    play: reviewed,
    missing: RUNBOOK,
  },
  {
    what: 'a commit that was made in the browser',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [{ ...(it.pull.commits[0] ?? fail()), committer: 'web-flow' }];
    },
    play: reviewed,
    missing: [],
  },
  {
    what: 'a reviewer who may not write',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      forge.repository.writers.delete('otto');
      await it.approve('olga', 'otto');
      await forge.settle();
      forge.repository.writers.add('otto');
    },
    missing: OWNERS,
  },
  {
    what: 'changes that were requested after the approval',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.review('ann', 'CHANGES_REQUESTED');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a comment after the approval',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.review('ann', 'COMMENTED');
    },
    missing: [],
  },
  {
    what: 'a comment that says +1',
    kind: 'runbook',
    play: async (it) => {
      await it.approve('gov');
      await it.review('ann', 'COMMENTED');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a review that was not submitted',
    kind: 'runbook',
    play: async (it) => {
      await it.approve('gov');
      await it.review('ann', 'PENDING');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'an approval that was dismissed',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.dismiss(it.pull.reviews[0] ?? fail());
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a newer request for changes that was dismissed: the older approval does not revive',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.review('ann', 'CHANGES_REQUESTED');
      await it.dismiss(last(it));
    },
    missing: ['5.1.1'],
  },
  {
    what: 'an approval after a dismissed one',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.dismiss(it.pull.reviews[0] ?? fail());
      await it.approve('ann');
    },
    missing: [],
  },
  {
    what: 'an approval of a bot',
    kind: 'runbook',
    play: async (it) => it.approve('helper[bot]', 'gov'),
    missing: ['5.1.1'],
  },
];

const pushes: readonly Scenario[] = [
  {
    what: 'a push after the approval',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.edit();
    },
    missing: RUNBOOK,
  },
  {
    what: 'a push after the approval that was approved anew',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.edit();
      await reviewed(it);
    },
    missing: [],
  },
  {
    what: 'a clean rebase after the approval',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.rebase();
    },
    missing: [],
  },
  {
    what: 'a rebase with an edited conflict',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.push('dev', { isForced: true, files: [file(pathOf(it), { patch: patchOf('other') })] });
    },
    missing: RUNBOOK,
  },
  {
    what: 'a rebase by the approver, who has pushed then',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.rebase('ann');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a push by the approver that a force-push took away',
    kind: 'runbook',
    play: async (it) => {
      await it.push('ann', { commit: { author: 'dev', committer: 'dev' } });
      await it.push('dev', { isForced: true });
      await reviewed(it);
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a push whose webhook was lost, found by the forge’s activity',
    kind: 'runbook',
    play: async (it) => {
      await it.push('ann', { commit: { author: 'dev', committer: 'dev' }, isUntold: true });
      await reviewed(it);
    },
    missing: ['5.1.1'],
  },
  {
    what: 'a push to a fork by the approver, told by its webhook',
    kind: 'runbook',
    given: (it) => {
      it.pull.fork = 'ann/platform';
    },
    play: async (it) => {
      await it.push('ann', { commit: { author: 'dev', committer: 'dev' } });
      await reviewed(it);
    },
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of an older commit, given late',
    kind: 'runbook',
    play: async (it) => {
      const before = it.head;
      await it.edit();
      await it.review('ann', 'APPROVED', before);
      await it.approve('gov');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'an approval of a commit that is nowhere',
    kind: 'runbook',
    play: async (it) => {
      await it.review('ann', 'APPROVED', 'sha-gone');
      await it.approve('gov');
    },
    missing: ['5.1.1'],
  },
  {
    what: 'the branch brought up to date by a merge',
    kind: 'api',
    play: async (it) => {
      await ready(it);
      await it.push('dev', { commit: { committer: 'web-flow', message: 'Merge branch main' } });
    },
    missing: [],
  },
  {
    what: 'a binary file: its rebase keeps no approval',
    kind: 'api',
    given: (it) => setFiles(it, { filename: 'api/model.bin', status: 'modified' }),
    play: async (it) => {
      await ready(it);
      await it.rebase();
    },
    missing: OWNERS,
  },
  {
    what: 'another base after the approval',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await forge.settle();
      await it.retarget('release');
    },
    missing: RUNBOOK,
  },
  {
    what: 'another base, and approved for it',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.retarget('release');
      await forge.settle();
      await reviewed(it);
    },
    missing: [],
  },
  {
    what: 'another base and back: approved anew or not at all',
    kind: 'runbook',
    play: async (it) => {
      await reviewed(it);
      await it.retarget('release');
      await forge.settle();
      await it.retarget('main');
    },
    missing: RUNBOOK,
  },
];

const bots: readonly Scenario[] = [
  {
    what: 'a bot’s runbook with one person’s approval',
    kind: 'runbook',
    author: 'agent[bot]',
    play: async (it) => it.approve('ann'),
    missing: ['5.1.1', '2.6'],
  },
  {
    what: 'a bot’s runbook with two people’s approvals',
    kind: 'runbook',
    author: 'agent[bot]',
    play: reviewed,
    missing: [],
  },
  {
    what: 'an agent’s trailer makes it a bot’s',
    kind: 'runbook',
    given: (it) => {
      it.pull.commits = [
        { ...(it.pull.commits[0] ?? fail()), message: 'x\n\nCo-authored-by: Agent <noreply@anthropic.com>' },
      ];
    },
    play: async (it) => it.approve('ann'),
    missing: ['5.1.1', '2.6'],
  },
  {
    what: 'a bot’s change with one owner and another bot',
    kind: 'api',
    author: 'agent[bot]',
    play: async (it) => {
      await it.gates();
      await it.approve('olga', 'helper[bot]');
    },
    missing: OWNERS,
  },
  {
    what: 'a bot’s change that was approved before its last push',
    kind: 'api',
    author: 'agent[bot]',
    play: async (it) => {
      await ready(it);
      await it.edit('agent[bot]');
    },
    missing: OWNERS,
  },
];

const owners: readonly Scenario[] = [
  { what: 'an API change with two owners and every gate', kind: 'api', play: ready, missing: [] },
  {
    what: 'one owner',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('olga');
    },
    missing: OWNERS,
  },
  {
    what: 'one owner twice',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('olga', 'olga');
    },
    missing: OWNERS,
  },
  {
    what: 'an owner and somebody who owns nothing of it',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('olga', 'ann');
    },
    missing: OWNERS,
  },
  {
    what: 'two of an owning team',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('tina', 'tom');
    },
    missing: [],
  },
  {
    what: 'somebody who left the team since',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('olga', 'tom');
      await forge.settle();
      forge.github.teams.get('@acme/api')?.delete('tom');
      await it.tell('pull_request', { action: 'labeled' });
      await forge.settle();
      forge.github.teams.get('@acme/api')?.add('tom');
    },
    missing: OWNERS,
  },
  {
    what: 'somebody who joined the team after approving',
    kind: 'api',
    play: async (it) => {
      await it.gates();
      await it.approve('olga', 'una');
      await forge.settle();
      forge.github.teams.get('@acme/api')?.add('una');
      await it.tell('pull_request', { action: 'labeled' });
      await forge.settle();
      forge.github.teams.get('@acme/api')?.delete('una');
    },
    missing: OWNERS,
  },
  {
    what: 'a file without an owner',
    kind: 'api',
    given: (it) => setFiles(it, file('api/open/a.ts')),
    play: ready,
    missing: OWNERS,
  },
  {
    what: 'a file that was moved out of its group',
    kind: 'api',
    given: (it) => setFiles(it, file('lib/a.ts', { status: 'renamed', previous_filename: 'api/a.ts' })),
    play: async (it) => it.approve('olga', 'otto'),
    missing: ['5.2.1', '5.2.2'],
  },
  {
    what: 'a file that was moved into its group',
    kind: 'other',
    given: (it) => {
      it.pull.body = '## Rollback plan\nrevert';
      setFiles(it, file('api/a.ts', { status: 'renamed', previous_filename: 'lib/a.ts' }));
    },
    play: ready,
    missing: OWNERS,
  },
  {
    what: 'a change of CODEOWNERS in the change itself',
    kind: 'api',
    given: (it) => {
      setFiles(it, file('api/a.ts'), file('.github/CODEOWNERS'));
      forge.repository.texts.set(`${it.head}:.github/CODEOWNERS`, '* @dev @eve');
    },
    play: async (it) => {
      await it.gates();
      await it.approve('eve', 'dev');
    },
    missing: OWNERS,
  },
  {
    what: 'a folder of the same name elsewhere',
    kind: 'other',
    given: (it) => setFiles(it, file('docs/api/a.ts')),
    play: async () => {},
    missing: [],
  },
  {
    what: 'a path in another case',
    kind: 'other',
    given: (it) => setFiles(it, file('Runbooks/a.txt')),
    play: async () => {},
    missing: [],
  },
  {
    what: 'more files than GitHub lists',
    kind: 'api',
    given: (it) => {
      it.pull.fileCount = 3001;
    },
    play: ready,
    missing: ['5.1.1', '5.2.1'],
  },
  {
    what: 'more commits than GitHub lists',
    kind: 'runbook',
    given: (it) => {
      it.pull.commitCount = 251;
    },
    play: reviewed,
    missing: RUNBOOK,
  },
  {
    what: 'more files than GitHub lists, none of the listed in a group',
    kind: 'other',
    given: (it) => {
      it.pull.fileCount = 3001;
    },
    play: async () => {},
    missing: ['5.1.1'],
  },
];

const gates: readonly Scenario[] = [
  { what: 'no gate has run', kind: 'api', play: async (it) => it.approve('olga', 'otto'), missing: ['5.2.2'] },
  {
    what: 'one gate did not run',
    kind: 'api',
    play: async (it) => {
      await it.gates(['sast']);
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'one gate failed',
    kind: 'api',
    play: async (it) => {
      await it.gates(['sast']);
      await it.check('sast', 'failure');
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'one gate has not finished',
    kind: 'api',
    play: async (it) => {
      await it.gates(['sast']);
      await it.check('sast', null);
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'a neutral gate is not a passed one',
    kind: 'api',
    play: async (it) => {
      await it.gates(['sast']);
      await it.check('sast', 'neutral');
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'a gate’s name taken by another app',
    kind: 'api',
    play: async (it) => {
      await it.gates(['sast']);
      await it.check('sast', 'success', 'evil');
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'gates of an older commit',
    kind: 'api',
    play: async (it) => {
      const before = it.head;
      for (const name of ['dependency-audit', 'sast', 'secret-scan', 'container-scan'])
        await it.check(name, 'success', 'github-actions', before);
      forge.repository.checks.forEach(() => {});
      await it.push('dev', { isUntold: true });
      forge.repository.checks.splice(
        0,
        forge.repository.checks.length,
        ...forge.repository.checks.filter(({ head_sha: head }) => head !== it.head),
      );
      await it.approve('olga', 'otto');
    },
    missing: ['5.2.2'],
  },
  {
    what: 'a failed check beside the gates',
    kind: 'api',
    play: async (it) => {
      await ready(it);
      await it.check('test', 'failure');
    },
    missing: ['5.2.2'],
  },
];

const texts: readonly Scenario[] = [
  {
    what: 'no description',
    kind: 'runbook',
    given: (it) => {
      it.pull.body = null;
    },
    play: reviewed,
    missing: ['5.1.3'],
  },
  {
    what: 'a section with nothing in it',
    kind: 'runbook',
    given: (it) => {
      it.pull.body = '## Motivation\nx\n## Risk\n\n## Test scenario\ny';
    },
    play: reviewed,
    missing: ['5.1.3'],
  },
  {
    what: 'a template that nobody filled',
    kind: 'api',
    given: (it) => {
      it.pull.body = '## Rollback plan\n<!-- how is it taken back? -->\nTBD';
    },
    play: ready,
    missing: ['5.2.4'],
  },
  {
    what: 'a description that was filled later',
    kind: 'api',
    given: (it) => {
      it.pull.body = '';
    },
    play: async (it) => {
      await ready(it);
      it.pull.body = '**Rollback plan:** revert';
      await it.tell('pull_request', { action: 'edited' });
    },
    missing: [],
  },
  {
    what: 'a version that was not bumped',
    kind: 'runbook',
    given: (it) => version(it, pathOf(it), front('1.2.0'), front('1.2.0')),
    play: reviewed,
    missing: ['5.1.4'],
  },
  {
    what: 'a version that went down',
    kind: 'runbook',
    given: (it) => version(it, pathOf(it), front('1.10.0'), front('1.9.0')),
    play: reviewed,
    missing: ['5.1.4'],
  },
  {
    what: 'a version that is none',
    kind: 'runbook',
    given: (it) => version(it, pathOf(it), front('1.2.0'), front('v1.3')),
    play: reviewed,
    missing: ['5.1.4'],
  },
  {
    what: 'a pre-release of the next version',
    kind: 'runbook',
    given: (it) => version(it, pathOf(it), front('1.2.0'), front('1.3.0-rc.1')),
    play: reviewed,
    missing: [],
  },
  {
    what: 'a runbook without front matter',
    kind: 'runbook',
    given: (it) => version(it, pathOf(it), front('1.2.0'), '# Do\n'),
    play: reviewed,
    missing: ['5.1.4'],
  },
  {
    what: 'a new runbook',
    kind: 'runbook',
    given: (it) => setFiles(it, file(pathOf(it), { status: 'added' })),
    play: reviewed,
    missing: [],
  },
  {
    what: 'a runbook that is removed',
    kind: 'runbook',
    given: (it) => setFiles(it, file(pathOf(it), { status: 'removed' })),
    play: reviewed,
    missing: [],
  },
  {
    what: 'a nested runbook',
    kind: 'other',
    given: (it) => {
      setFiles(it, file('runbooks/llm/cost.md'));
      version(it, 'runbooks/llm/cost.md', front('1.0.0'), front('1.0.1'));
      it.pull.body = '';
    },
    play: reviewed,
    missing: ['5.1.3'],
  },
  {
    what: 'a diagram has no front matter',
    kind: 'runbook',
    given: (it) => setFiles(it, file('diagrams/a/b.mmd')),
    play: reviewed,
    missing: [],
  },
  { what: 'what the policy asks nothing of', kind: 'other', play: async () => {}, missing: [] },
  {
    what: 'a runbook and the API at once: both are asked',
    kind: 'runbook',
    given: (it) => setFiles(it, ...it.files, file('api/a.ts')),
    play: reviewed,
    missing: ['5.2.1', '5.2.2', '5.2.4'],
  },
];

const all = { approvals, pushes, bots, owners, gates, texts };

describe.each(Object.entries(all))('%s [GOV 5.1.1, 5.1.2, 5.1.3, 5.1.4, 5.2.1, 5.2.2, 5.2.4]', (_group, scenarios) => {
  test.each(scenarios.map((each) => [each.what, each] as const))('%s', async (_what, scenario) => {
    numbers += 1;
    const it = new PullRequest(forge, numbers, scenario.kind, scenario.author);
    scenario.given?.(it);
    await it.open();
    await scenario.play(it);
    await forge.settle();
    const { verdict, detail } = await forge.verdict(numbers);
    const missing = detail.requirements.filter(({ state }) => state === 'missing').map(({ clause }) => clause);
    expect([...new Set(missing)].toSorted(), JSON.stringify(detail.requirements, null, 1)).toEqual(
      scenario.missing.toSorted(),
    );
    expect(verdict === 'missing').toBe(scenario.missing.length > 0);
    const check = forge.github.made.findLast(({ body }) => body.head_sha === it.head);
    expect(check?.body.conclusion).toBe(scenario.missing.length > 0 ? 'action_required' : 'success');
  });
});

test('there are at least sixty of them', () => {
  expect(Object.values(all).flat().length).toBeGreaterThanOrEqual(60);
});
