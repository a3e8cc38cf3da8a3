import type { FieldProblem } from '../../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { AlertSignal, Labels, Notification, UnreadableAlert } from '../../domain/notification.ts';
import { readTranslation, type Translation } from '../../domain/translation.ts';
import { momentOf, must, oneAlert, onlyNoted } from './event.ts';
import { compile, type Expression } from './expression.ts';

export type ReadTranslated = (body: unknown, at: Date) => Result<Notification, readonly FieldProblem[]>;

const most = { alerts: 500, characters: 8192 };

type Part = Exclude<keyof Translation, 'labels' | 'annotations'>;
type Compiled = Readonly<Partial<Record<Part, Expression>>> & {
  readonly labels: readonly (readonly [string, Expression])[];
  readonly annotations: readonly (readonly [string, Expression])[];
};

/** Compiles a translation into a reader of bodies, or says what is wrong with it. */
export function translationFrom(text: string): Result<ReadTranslated, readonly FieldProblem[]> {
  const read = readTranslation(text);
  if (!read.ok) return read;
  const problems: FieldProblem[] = [];
  const expression = (name: string, words: string | undefined): readonly Expression[] => {
    if (words === undefined) return [];
    const made = compile(words);
    if (made.ok) return [made.value];
    problems.push({
      path: '/translation',
      problem: `${name}: ${made.error}`,
      remedy: 'write it in CEL, over body and item',
    });
    return [];
  };
  const { labels, annotations, ...parts } = read.value;
  const entries = Object.entries(parts).flatMap(([name, words]) =>
    expression(name, words).map((made) => [name, made] as const),
  );
  const named = (kind: string, given: Labels) =>
    Object.entries(given).flatMap(([name, words]) =>
      expression(`${kind} ${name}`, words).map((made) => [name, made] as const),
    );
  const compiled: Compiled = {
    ...Object.fromEntries(entries),
    labels: named('label', labels),
    annotations: named('annotation', annotations),
  };
  return problems.length > 0 ? err(problems) : ok((body, at) => translate(compiled, body, at));
}

/** A body without any alerts is noted. Elements of a list are read separately, and an unreadable one is left out. */
function translate(by: Compiled, body: unknown, at: Date): Result<Notification, readonly FieldProblem[]> {
  const listed = by.each?.({ body, item: body });
  if (listed?.is === 'failed') return err([must('/each', listed.why)]);
  const items = listed === undefined ? [body] : listed.is === 'value' ? listed.value : undefined;
  if (!Array.isArray(items)) return err([must('/each', 'must be a list', 'Try the translation to see what it gives.')]);
  if (items.length > most.alerts) return err([must('/each', `must list at most ${most.alerts} alerts`)]);
  const group = by.group === undefined ? undefined : wordsIn(by.group, { body, item: body });
  if (group === undefined && by.each !== undefined) return err([must('/group', 'must be text')]);
  const signals: AlertSignal[] = [];
  const unreadable: UnreadableAlert[] = [];
  let identity = '';
  for (const [index, item] of (items as unknown[]).entries()) {
    const read = readItem(by, { body, item }, at);
    if (!read.ok && by.each === undefined) return err([read.error]);
    if (!read.ok) unreadable.push({ path: `/${index}${read.error.path}`, problem: read.error.problem });
    else if (read.value !== undefined) {
      identity = read.value.groupKey;
      signals.push(...read.value.signals);
    }
  }
  if (items.length > 0 && signals.length === 0 && unreadable.length === items.length)
    return err(unreadable.map(({ path, problem }) => must(path, problem)).slice(0, 1));
  if (signals.length + unreadable.length === 0)
    return ok(onlyNoted('According to the translation it contains no alert, so nothing happened.'));
  return ok({ groupKey: group ?? identity, truncatedAlerts: 0, reason: undefined, signals, unreadable });
}

type About = { readonly body: unknown; readonly item: unknown };

function readItem(by: Compiled, about: About, at: Date): Result<Notification | undefined, FieldProblem> {
  const holds = (part: 'when' | 'over', otherwise: boolean): boolean | FieldProblem => {
    const told = by[part]?.(about);
    if (told === undefined) return otherwise;
    if (told.is === 'failed') return must(`/${part}`, told.why);
    return told.is === 'value' && typeof told.value === 'boolean'
      ? told.value
      : must(`/${part}`, 'must be true or false');
  };
  const isMeant = holds('when', true);
  if (typeof isMeant !== 'boolean') return err(isMeant);
  if (!isMeant) return ok(undefined);
  const isOver = holds('over', false);
  if (typeof isOver !== 'boolean') return err(isOver);
  const [identity, name] = [wordsOf(by.identity, about), wordsOf(by.name, about)];
  if (identity === undefined) return err(must('/identity', 'must be text'));
  if (name === undefined) return err(must('/name', 'must be text'));
  const told = (given: Compiled['labels']): Labels =>
    Object.fromEntries(
      given.flatMap(([label, expression]): [string, string][] => {
        const words = wordsIn(expression, about);
        return words === undefined ? [] : [[label, words]];
      }),
    );
  return ok(
    oneAlert({
      identity,
      status: isOver ? 'resolved' : 'firing',
      moment: momentOf(wordsOf(by.start, about), at),
      labels: { alertname: name, ...told(by.labels) },
      annotations: told(by.annotations),
      link: wordsOf(by.link, about),
    }),
  );
}

const wordsOf = (expression: Expression | undefined, about: About): string | undefined =>
  expression && wordsIn(expression, about);

/** A value as label text, truncated to a readable length. */
function wordsIn(expression: Expression, about: About): string | undefined {
  const told = expression(about);
  if (told.is !== 'value' || told.value === null || told.value === undefined) return undefined;
  const { value } = told;
  const words = typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : inJson(value);
  return words.trim() === '' ? undefined : words.slice(0, most.characters).toWellFormed();
}

const inJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ?? '';
