import type { PolicySnapshot } from '@muster/policy';
import { readDiagram } from '../diagram/read-diagram.ts';
import { isFor, type AlertRule } from './alert-rules.ts';
import { lintRunbook } from './lint-runbook.ts';
import type { RunbookProblem } from './problem.ts';
import type { Runbook } from './runbook.ts';

export type LibraryFile = { readonly path: string; readonly text: string };

export type Library = {
  readonly runbooks: readonly LibraryFile[];
  readonly diagrams: readonly LibraryFile[];
  readonly rules: readonly AlertRule[];
  readonly policy: PolicySnapshot;
  /** Today's date, for judging whether a drill is stale, such as 2026-11-30. */
  readonly today: string;
};

export type LintedLibrary = {
  readonly runbooks: readonly (Runbook & { readonly file: string })[];
  readonly problems: readonly RunbookProblem[];
};

/**
 * Checks a whole library: each runbook by itself, then against the others, the diagrams, and the alerts in both
 * directions.
 */
export function lintLibrary({ runbooks: files, diagrams, rules, policy, today }: Library): LintedLibrary {
  const linted = files.map(({ path, text }) => ({ path, ...lintRunbook(path, text, policy) }));
  const runbooks = linted.flatMap(({ path, runbook }) => (runbook === undefined ? [] : [{ ...runbook, file: path }]));
  const problems = linted.flatMap((each) => each.problems);
  const complain = (file: string, line: number, code: string, says: string, remedy: string): void =>
    void problems.push({ file, line, code, says, remedy });
  const lineOf = (file: string, words: string): number => {
    const at = (files.find(({ path }) => path === file)?.text ?? '')
      .split('\n')
      .findIndex((row) => row.includes(words));
    return Math.max(1, at + 1);
  };

  for (const [id, of] of Map.groupBy(runbooks, (each) => each.id))
    for (const { file } of of.slice(1))
      complain(file, lineOf(file, 'id:'), 'twice', `another runbook has the id ${id}`, 'Give it an id of its own');
  const ids = new Set(runbooks.map(({ id }) => id));
  const drawn = new Map(diagrams.map(({ path, text }) => [nameOf(path), { path, text }]));
  for (const { file, related, diagrams: shown, triggers, lastTested } of runbooks) {
    for (const id of related)
      if (!ids.has(id))
        complain(file, lineOf(file, id), 'related', `there is no runbook ${id}`, 'Name one that exists');
    for (const name of shown)
      if (!drawn.has(name))
        complain(file, lineOf(file, name), 'diagram', `there is no diagram ${name}`, `Draw diagrams/${name}.mmd`);
    for (const trigger of triggers) {
      const isKnown =
        trigger.kind === 'signal'
          ? Object.hasOwn(policy.runbooks.signals, trigger.name)
          : rules.some(({ name }) => isFor(trigger, { kind: 'alert', name }));
      if (!isKnown)
        complain(
          file,
          lineOf(file, trigger.name),
          'no-rule',
          `no ${trigger.kind === 'alert' ? 'alert rule' : 'signal of Muster'} is called ${trigger.name}`,
          'Correct the name, or write the rule',
        );
    }
    if (lastTested === undefined)
      complain(file, 1, 'never-drilled', 'it has never been drilled', 'Drill it, and set lastTested');
    else if (daysBetween(lastTested.on, today) * MINUTES_PER_DAY > policy.runbooks.drill.every.minutes)
      complain(file, lineOf(file, 'lastTested'), 'stale', `it was last drilled on ${lastTested.on}`, 'Drill it again');
  }
  for (const { path, text } of diagrams) {
    const read = readDiagram(text);
    if (!read.ok) complain(path, read.line, 'diagram', read.says, read.remedy);
    if (!runbooks.some((each) => each.diagrams.includes(nameOf(path))))
      complain(path, 1, 'unused', 'no runbook shows this diagram', 'Name it under diagrams, or remove it');
  }
  for (const rule of rules) {
    const its = runbooks.filter(({ triggers }) =>
      triggers.some((each) => isFor(each, { kind: 'alert', name: rule.name })),
    );
    const named = rule.runbook;
    if (named !== undefined && !ids.has(named))
      complain(
        rule.file,
        rule.line,
        'no-runbook',
        `the alert ${rule.name} names ${named}, but there is no such runbook`,
        'Name one that exists',
      );
    else if (named !== undefined && its.length > 0 && !its.some(({ id }) => id === named))
      complain(
        rule.file,
        rule.line,
        'other-runbook',
        `the alert ${rule.name} names ${named}, which is not for it`,
        `Name ${its[0]?.id ?? ''}`,
      );
    else if (named === undefined && its.length === 0)
      complain(
        rule.file,
        rule.line,
        'no-runbook',
        `the alert ${rule.name} has no runbook`,
        'Name it under the triggers of a runbook, or name a runbook in its annotation runbook',
      );
  }
  for (const [name, runbook] of Object.entries(policy.runbooks.signals))
    if (
      !runbooks.some(
        ({ id, triggers }) => id === runbook && triggers.some((each) => isFor(each, { kind: 'signal', name })),
      )
    )
      complain(
        POLICY_FILE,
        1,
        'no-runbook',
        `${runbook} is the runbook for the signal ${name} but does not name it`,
        'Name it under triggers',
      );
  return { runbooks, problems: problems.toSorted(byPlace) };
}

const POLICY_FILE = 'runbooks.yaml';
const MINUTES_PER_DAY = 24 * 60;
const MS_PER_DAY = MINUTES_PER_DAY * 60_000;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;

const nameOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.mmd$/, '');

const byPlace = (one: RunbookProblem, other: RunbookProblem): number =>
  one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1;
