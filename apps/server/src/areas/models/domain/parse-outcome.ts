import type { FieldProblem } from '../../../kernel/app-error.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Outcome } from './count-prediction.ts';
import { instantOf, isText } from './parse-prediction.ts';

/** The outcome of a prediction, as sent. */
export type SentOutcome = {
  readonly model: string;
  readonly id: string;
  /** When the prediction was made, if the sender knows: it then needs no search for its day. */
  readonly at: Date | undefined;
  /** When it was observed. If a prediction has several outcomes, the one observed last counts. */
  readonly observedAt: Date;
  readonly outcome: Outcome;
};

const AHEAD_MS = 5 * 60_000;

export function parseOutcome(given: unknown, now: Date): Result<SentOutcome, readonly FieldProblem[]> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return err([{ path: '', problem: 'is not an object' }]);
  const sent = given as Readonly<Record<string, unknown>>;
  const problems: FieldProblem[] = Object.keys(sent)
    .filter((key) => !KEYS.has(key))
    .map((key) => ({ path: `/${pathSegment(key)}`, problem: 'is not part of an outcome' }));
  const { model, id, label, value } = sent;
  if (!isText(model, 200)) problems.push({ path: '/model', problem: 'is missing' });
  if (!isText(id, 200)) problems.push({ path: '/id', problem: 'is missing', remedy: 'give the id of its prediction' });
  const observedAt = instantOf(sent['observedAt']);
  if (observedAt === undefined)
    problems.push({
      path: '/observedAt',
      problem: 'is not an instant',
      remedy: 'write it as 2026-05-23T14:05:09.123Z',
    });
  else if (observedAt.getTime() > now.getTime() + AHEAD_MS)
    problems.push({ path: '/observedAt', problem: 'is in the future', remedy: 'check the clock of the sender' });
  const at = sent['at'] === undefined ? undefined : instantOf(sent['at']);
  if (sent['at'] !== undefined && at === undefined) problems.push({ path: '/at', problem: 'is not an instant' });
  const outcome = outcomeOf(label, value);
  if (outcome === undefined)
    problems.push({ path: '/label', problem: 'is missing', remedy: 'give a label, or for a regression a value' });
  if (problems.length > 0 || observedAt === undefined || outcome === undefined) return err(problems);
  return ok({ model: model as string, id: id as string, at, observedAt, outcome });
}

function outcomeOf(label: unknown, value: unknown): Outcome | undefined {
  if (isText(label, 100) && value === undefined) return { label };
  if (typeof value === 'number' && Number.isFinite(value) && label === undefined) return { value };
  return undefined;
}

const KEYS: ReadonlySet<string> = new Set(['model', 'id', 'at', 'observedAt', 'label', 'value']);
