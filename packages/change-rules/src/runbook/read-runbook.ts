import { severities, type Severity } from '@muster/policy';
import { isVersion } from '../pull-request/version.ts';
import { blocksOf } from './blocks.ts';
import { openFrontMatter } from './open-front-matter.ts';
import type { Complain, RunbookProblem } from './problem.ts';
import type { HumanReview, LastTested, Runbook, Step, Trigger } from './runbook.ts';
import { FrontMatter } from './front-matter.ts';

export type ReadRunbook = {
  readonly runbook: Runbook | undefined;
  readonly problems: readonly RunbookProblem[];
  /** The file's line of each value. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
};

export const RUNBOOK_ID = '^[a-z][a-z0-9_]{1,59}$';

/** Parses a runbook from its file. Any structural problem means no runbook; every problem is reported with its line. */
export function readRunbook(file: string, text: string): ReadRunbook {
  const problems: RunbookProblem[] = [];
  const complain: Complain = (line, code, says, remedy) =>
    void (problems.length < MOST_PROBLEMS && problems.push({ file, line, code, says, remedy }));
  const opened = openFrontMatter(text, complain);
  if (opened === undefined) return { runbook: undefined, problems, lineOf: () => 1 };
  const of = new FrontMatter(opened.value, [], opened.lineOf, complain);
  of.only(KEYS);
  const runbook: Runbook = {
    id: of.matching('id', new RegExp(RUNBOOK_ID), 'letters, digits and _, as the file is called'),
    title: of.line('title'),
    version: of.checked('version', isVersion, 'a semantic version in quotes, such as "1.2.0"'),
    owner: of.line('owner'),
    severities: of.words('severities').filter((each): each is Severity => {
      const isOne = severities.some((severity) => severity === each);
      if (!isOne)
        complain(of.lineOf('severities'), 'severity', `${each} is not a severity`, `One of ${severities.join(', ')}`);
      return isOne;
    }),
    triggers: of.objects('triggers').map(triggerOf),
    roles: rolesOf(of.object('roles')),
    steps: of.objects('steps').map(stepOf),
    verification: of.words('verification'),
    rollback: of.words('rollback'),
    closure: of.words('closure'),
    related: of.words('related', 'may be empty'),
    diagrams: of.words('diagrams', 'may be empty'),
    lastTested: of.has('lastTested') ? testedOf(of.object('lastTested')) : undefined,
    humanReview: reviewOf(of.object('humanReview')),
    blocks: blocksOf(opened.body, opened.bodyLine),
  };
  const ids = runbook.steps.map(({ id }) => id);
  for (const [at, id] of ids.entries())
    if (ids.indexOf(id) !== at)
      complain(
        opened.lineOf(['steps', at, 'id']),
        'twice',
        `two steps have the id ${id}`,
        'Give each an id of its own',
      );
  return { runbook: problems.length === 0 ? runbook : undefined, problems, lineOf: opened.lineOf };
}

const MOST_PROBLEMS = 100;
const KEYS = [
  'id',
  'title',
  'version',
  'owner',
  'severities',
  'triggers',
  'roles',
  'steps',
  'verification',
  'rollback',
  'closure',
  'related',
  'diagrams',
  'lastTested',
  'humanReview',
];

function triggerOf(of: FrontMatter): Trigger {
  of.only(['alert', 'signal']);
  const kind = of.has('signal') ? 'signal' : 'alert';
  return { kind, name: of.line(kind) };
}

function rolesOf(of: FrontMatter): Runbook['roles'] {
  of.only(['responsible', 'consulted', 'informed']);
  return {
    responsible: of.line('responsible'),
    consulted: of.words('consulted', 'may be empty'),
    informed: of.words('informed', 'may be empty'),
  };
}

function stepOf(of: FrontMatter): Step {
  of.only(['id', 'title', 'role', 'run', 'verify']);
  return {
    id: of.matching('id', /^[a-z][a-z0-9-]{0,39}$/, 'a short word such as confirm-outage'),
    title: of.line('title'),
    role: of.line('role'),
    run: of.has('run') ? of.text('run') : undefined,
    verify: of.line('verify'),
  };
}

function testedOf(of: FrontMatter): LastTested {
  of.only(['on', 'where', 'outcome']);
  return {
    on: of.matching('on', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a date such as 2026-11-30'),
    where: of.line('where'),
    outcome: of.matching('outcome', /^(?:passed|failed)$/, 'passed or failed'),
  };
}

function reviewOf(of: FrontMatter): HumanReview {
  if (of.has('none')) {
    of.only(['none']);
    return { kind: 'none', because: of.line('none') };
  }
  of.only(['path', 'role', 'within']);
  return { kind: 'path', path: of.line('path'), role: of.line('role'), within: of.line('within') };
}
