import { filled, lintRunbook, readDiagram, readRunbook, type Runbook } from '@muster/change-rules';
import type { PolicySnapshot } from '@muster/policy';
import type { FieldProblem } from '../../../kernel/app-error.ts';

/** A runbook's text: shipped, or the organisation's replacement. */
export type Source = {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  /** Flow charts by name. */
  readonly diagrams: ReadonlyMap<string, string>;
  readonly from: 'shipped' | 'organisation';
  readonly inForceSince: Date | undefined;
};

export type Shelf = ReadonlyMap<string, Source>;

/** The shipped runbooks with the organisation's own versions replacing theirs. */
export const shelfOf = (shipped: Shelf, own: readonly Source[]): Shelf =>
  new Map(
    [...shipped, ...own.map((each) => [each.id, { ...each, diagrams: joined(shipped, each) }] as const)].toSorted(
      ([one], [other]) => (one < other ? -1 : 1),
    ),
  );

const joined = (shipped: Shelf, own: Source): Source['diagrams'] =>
  new Map([...(shipped.get(own.id)?.diagrams ?? []), ...own.diagrams]);

const READ_KEPT = 400;
const read = new Map<string, Runbook>();

/** The parsed runbook with the policy's numbers filled in. A version's text never changes, so each is parsed once. */
export function openRunbook(source: Source, policy: PolicySnapshot): Runbook {
  const key = `${policy.hash}/${source.from}/${source.id}/${source.version}/${source.inForceSince?.getTime() ?? 0}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const file = `${source.id}.md`;
  // Values of a later policy may make the text unparsable; then the placeholders stay unfilled.
  const runbook = readRunbook(file, filled(source.text, policy)).runbook ?? readRunbook(file, source.text).runbook;
  if (runbook === undefined) throw new Error(`the runbook ${source.id} cannot be read`);
  if (read.size >= READ_KEPT) read.clear();
  read.set(key, runbook);
  return runbook;
}

export type Offered =
  | { readonly ok: true; readonly runbook: Runbook }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Validates a proposed text as `muster runbook lint` would, and against the other runbooks on the shelf. Every problem
 * names its line.
 */
export function judgeText(
  text: string,
  diagram: string | undefined,
  known: { readonly shelf: Shelf; readonly policy: PolicySnapshot },
): Offered {
  const { policy, shelf } = known;
  const id = /^id:[ \t]*["']?([a-z0-9_]{1,60})["']?[ \t]*$/m.exec(text.slice(0, 4000))?.[1] ?? 'runbook';
  const { runbook, problems } = lintRunbook(`${id}.md`, text, policy);
  const told = problems.map(({ line, says, remedy }) => ({
    path: `/text/${line}`,
    problem: `line ${line}: ${says}`,
    remedy,
  }));
  if (runbook === undefined) return { ok: false, problems: told };
  const more = (problem: string, remedy: string, path = '/text'): number => told.push({ path, problem, remedy });
  for (const other of runbook.related)
    if (!shelf.has(other) && other !== runbook.id)
      more(`there is no runbook ${other}`, 'name one of muster runbook list');
  for (const { kind, name } of runbook.triggers)
    if (kind === 'signal' && !Object.hasOwn(policy.runbooks.signals, name))
      more(`Muster has no signal ${name}`, `one of ${Object.keys(policy.runbooks.signals).join(', ')}`);
  const there = new Set(shelf.get(runbook.id)?.diagrams.keys());
  if (diagram !== undefined) {
    const chart = readDiagram(diagram);
    if (!chart.ok) more(`line ${chart.line}: ${chart.says}`, chart.remedy, '/diagram');
    if (runbook.diagrams.length !== 1)
      more(
        'a diagram is given, but diagrams does not name exactly one',
        'name it, and only it, under diagrams',
        '/diagram',
      );
    else there.add(runbook.diagrams[0] ?? '');
  }
  for (const name of runbook.diagrams)
    if (!there.has(name)) more(`there is no diagram ${name}`, 'give its text as diagram, or leave it out');
  return told.length > 0 ? { ok: false, problems: told } : { ok: true, runbook };
}
