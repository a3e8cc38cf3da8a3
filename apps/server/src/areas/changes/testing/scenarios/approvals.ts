import { reviewed, last, fail, RUNBOOK, OWNERS, type Scenario } from '../scenario.ts';

/** Who approves, and whose approvals count (GOV 5.1.1, 5.1.2). */
export const approvals: readonly Scenario[] = [
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
    play: async (it, forge) => {
      await it.gates();
      it.repository.writers.delete('otto');
      await it.approve('olga', 'otto');
      await forge.settle();
      it.repository.writers.add('otto');
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
