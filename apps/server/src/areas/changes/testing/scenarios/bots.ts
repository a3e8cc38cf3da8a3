import { reviewed, ready, fail, OWNERS, type Scenario } from '../scenario.ts';

/** Changes and reviews by bots and agents (GOV 5.1.2). */
export const bots: readonly Scenario[] = [
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
