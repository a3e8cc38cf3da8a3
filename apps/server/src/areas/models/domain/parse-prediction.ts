import type { FieldProblem } from '../../../kernel/app-error.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Countable, FeatureValue } from './count-prediction.ts';
import type { FeatureSchema } from './feature-schema.ts';

/** A prediction as sent, its values in its version's schema order. */
export type SentPrediction = Countable & {
  /** The producer's own id: a UUID, or any text, which is then stored in the encrypted part. */
  readonly id: string;
  readonly at: Date;
  readonly subject: string | undefined;
  readonly explanation: string | undefined;
  readonly producer: string | undefined;
  readonly run: string;
  readonly sequence: number | undefined;
};

export type SentNames = { readonly model: string; readonly version: string };

/** How far ahead a producer's clock may be, in minutes. */
const AHEAD_MINUTES = 5;
const MOST_TEXT = 10_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The model and version named, which must be known before the rest can be parsed. */
export function namesIn(given: unknown): Result<SentNames, readonly FieldProblem[]> {
  if (!isObject(given)) return err([{ path: '', problem: 'is not an object' }]);
  const { model, version } = given;
  const problems = [
    ...(isText(model, 200) ? [] : [{ path: '/model', problem: 'is missing', remedy: 'say which model it is from' }]),
    ...(isText(version, 200) ? [] : [{ path: '/version', problem: 'is missing', remedy: 'say which version decided' }]),
  ];
  return problems.length > 0 ? err(problems) : ok({ model: model as string, version: version as string });
}

/**
 * Parses a prediction by its version's schema: accepted if complete, else refused with every reason (GOV 7.13). An
 * empty feature is sent as null; one not sent at all is an error.
 */
export function parsePrediction(
  given: unknown,
  { schema, isConsequential }: { readonly schema: FeatureSchema; readonly isConsequential: boolean },
  { now, keptDays }: { readonly now: Date; readonly keptDays: number },
): Result<SentPrediction, readonly FieldProblem[]> {
  const sent = given as Readonly<Record<string, unknown>>;
  const problems: FieldProblem[] = [];
  const wrong = (path: string, problem: string, remedy?: string): void => {
    if (problems.length < MOST_NAMED) problems.push({ path, problem, ...(remedy === undefined ? {} : { remedy }) });
  };
  for (const key of Object.keys(sent))
    if (!KEYS.has(key))
      wrong(`/${pathSegment(key)}`, 'is not part of a prediction', 'give the model’s inputs as features');

  const { id, subject, explanation, producer, run = '', sequence } = sent;
  if (!isText(id, 200)) wrong('/id', 'is missing', 'give each prediction an id that is unique for its day');
  const at = instantOf(sent['at']);
  if (at === undefined) wrong('/at', 'is not an instant', 'write it as 2026-05-23T14:05:09.123Z');
  else if (at.getTime() > now.getTime() + AHEAD_MINUTES * MINUTE_MS)
    wrong('/at', 'is in the future', 'check the clock of the producer');
  else if (at.getTime() < now.getTime() - keptDays * DAY_MS) wrong('/at', `is more than ${keptDays} days ago`);
  if (subject === undefined || subject === null) {
    if (isConsequential) wrong('/subject', 'is missing', 'say whom it is about, by a pseudonym of your own');
  } else if (!isText(subject, 500)) wrong('/subject', 'is not text of at most 500 characters');
  if (explanation !== undefined && !isText(explanation, 2000))
    wrong('/explanation', 'is not text of at most 2000 characters');
  if (producer !== undefined && !isText(producer, 100)) wrong('/producer', 'is not text of at most 100 characters');
  if (run !== '' && !isText(run, 100)) wrong('/run', 'is not text of at most 100 characters');
  if (sequence !== undefined && !(Number.isSafeInteger(sequence) && (sequence as number) >= 1))
    wrong('/sequence', 'is not a whole number of at least 1');
  if (sequence !== undefined && producer === undefined) wrong('/producer', 'is missing', 'a number needs its producer');

  const decision = decisionIn(sent['decision'], schema, wrong);
  const score = sent['score'];
  if (score === undefined || score === null) {
    if (schema.target.task === 'regression') wrong('/score', 'is missing', 'give the value that was predicted');
  } else if (typeof score !== 'number' || !Number.isFinite(score)) wrong('/score', 'is not a number');
  else if (schema.target.task === 'classification' && (score < 0 || score > 1))
    wrong('/score', 'is not a number from 0 to 1');
  const features = featuresIn(sent['features'], schema, wrong);
  const groups = groupsIn(sent['groups'], schema, wrong);
  if (problems.length > 0 || at === undefined) return err(problems);
  return ok({
    id: id as string,
    at,
    subject: (subject ?? undefined) as string | undefined,
    explanation: explanation as string | undefined,
    producer: producer as string | undefined,
    run: run as string,
    sequence: sequence as number | undefined,
    decision,
    score: (score ?? undefined) as number | undefined,
    features,
    groups,
  });
}

type Wrong = (path: string, problem: string, remedy?: string) => void;

function decisionIn(given: unknown, { target }: FeatureSchema, wrong: Wrong): string | undefined {
  if (target.task === 'regression') {
    if (given !== undefined && given !== null)
      wrong('/decision', 'does not belong to a regression', 'give its value as score');
    return undefined;
  }
  if (typeof given === 'string' && target.classes.includes(given)) return given;
  if (given === undefined) wrong('/decision', 'is missing');
  else wrong('/decision', 'is not one of the classes of this version', `it is one of ${named(target.classes)}`);
  return undefined;
}

function featuresIn(given: unknown, { features }: FeatureSchema, wrong: Wrong): readonly FeatureValue[] {
  if (!isObject(given)) {
    wrong('/features', 'is not an object', 'give the model’s inputs, by name');
    return [];
  }
  let taken = 0;
  const values = features.map((feature): FeatureValue => {
    const value = given[feature.name];
    if (value === undefined) {
      if (!feature.isOptional) wrong(`/features/${feature.name}`, 'is missing', 'send null where it was empty');
      return null;
    }
    taken += 1;
    if (value === null) return null;
    if (feature.type === 'number') {
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      wrong(`/features/${feature.name}`, 'is not a number');
      return null;
    }
    const text = typeof value === 'boolean' ? String(value) : value;
    if (typeof text === 'string' && text.length <= MOST_TEXT) return text;
    wrong(`/features/${feature.name}`, `is not text of at most ${MOST_TEXT} characters`);
    return null;
  });
  if (taken < Object.keys(given).length) {
    const known = new Set(features.map(({ name }) => name));
    for (const name of Object.keys(given))
      if (!known.has(name))
        wrong(
          `/features/${pathSegment(name)}`,
          'is not a feature of this version',
          'register the version that takes it',
        );
  }
  return values;
}

function groupsIn(given: unknown, { groups }: FeatureSchema, wrong: Wrong): readonly (string | null)[] {
  if (given === undefined || given === null) return groups.map(() => null);
  if (!isObject(given)) {
    wrong('/groups', 'is not an object');
    return [];
  }
  for (const name of Object.keys(given))
    if (!groups.some((group) => group.name === name))
      wrong(`/groups/${pathSegment(name)}`, 'is not a sensitive attribute of this version');
  return groups.map(({ name }) => {
    const value = given[name];
    if (value === undefined || value === null) return null;
    if (isText(value, 100)) return value;
    wrong(`/groups/${name}`, 'is not text of at most 100 characters');
    return null;
  });
}

/** An instant with a time zone; without one it would be ambiguous. */
export function instantOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most;
const named = (words: readonly string[]): string =>
  words.length <= 10 ? words.join(', ') : `${words.slice(0, 10).join(', ')} ...`;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_NAMED = 20;
const KEYS: ReadonlySet<string> = new Set([
  'id',
  'model',
  'version',
  'at',
  'subject',
  'decision',
  'score',
  'features',
  'groups',
  'explanation',
  'producer',
  'run',
  'sequence',
]);
