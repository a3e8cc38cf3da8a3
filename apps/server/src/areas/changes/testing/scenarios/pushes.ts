import { patchOf } from '../pull-request.ts';
import { reviewed, ready, file, setFiles, pathOf, RUNBOOK, OWNERS, type Scenario } from '../scenario.ts';

/** Events after an approval: pushes, rebases, dismissals, retargets (GOV 5.1.2). */
export const pushes: readonly Scenario[] = [
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
    what: 'a push after the approval that was approved again',
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
    play: async (it, forge) => {
      await reviewed(it);
      await forge.settle();
      await it.retarget('release');
    },
    missing: RUNBOOK,
  },
  {
    what: 'another base, and approved for it',
    kind: 'runbook',
    play: async (it, forge) => {
      await reviewed(it);
      await it.retarget('release');
      await forge.settle();
      await reviewed(it);
    },
    missing: [],
  },
  {
    what: 'another base and back: approved again or not at all',
    kind: 'runbook',
    play: async (it, forge) => {
      await reviewed(it);
      await it.retarget('release');
      await forge.settle();
      await it.retarget('main');
    },
    missing: RUNBOOK,
  },
];
