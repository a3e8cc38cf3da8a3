import { reviewed, ready, file, setFiles, version, front, pathOf, type Scenario } from '../scenario.ts';

/** Descriptions and versions (GOV 5.1.3, 5.1.4, 5.2.4). */
export const texts: readonly Scenario[] = [
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
