import { reviewed, ready, file, setFiles, RUNBOOK, OWNERS, type Scenario } from '../scenario.ts';

/** CODEOWNERS of the target branch (GOV 5.2.1). */
export const owners: readonly Scenario[] = [
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
    play: async (it, forge) => {
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
    play: async (it, forge) => {
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
      it.repository.texts.set(`${it.head}:.github/CODEOWNERS`, '* @dev @eve');
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
