import { ready, type Scenario } from '../scenario.ts';

/** Checks on the head commit, by the genuine app (GOV 5.2.2). */
export const gates: readonly Scenario[] = [
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
      it.repository.checks.forEach(() => {});
      await it.push('dev', { isUntold: true });
      it.repository.checks.splice(
        0,
        it.repository.checks.length,
        ...it.repository.checks.filter(({ head_sha: head }) => head !== it.head),
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
