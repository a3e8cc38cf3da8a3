import type { FieldProblem } from '../../../kernel/app-error.ts';

/** An input of a model. `text` is stored but never counted, as it may contain anything. */
export type Feature =
  | {
      readonly name: string;
      readonly type: 'number';
      readonly isOptional: boolean;
      /** Values outside are counted as out of range. */
      readonly range: readonly [number, number] | undefined;
      /** Ascending bin edges; each bin includes its upper edge, and the outer bins are open-ended. */
      readonly edges: readonly number[] | undefined;
      /** Its share of the model's decisions, from 0 to 1, if measured. */
      readonly importance: number | undefined;
    }
  | {
      readonly name: string;
      readonly type: 'category';
      readonly isOptional: boolean;
      readonly values: readonly string[];
      /** Count predictions separately by its values. */
      readonly isSegment: boolean;
      readonly importance: number | undefined;
    }
  | {
      readonly name: string;
      readonly type: 'text';
      readonly isOptional: boolean;
      readonly importance: number | undefined;
    };

/**
 * A sensitive attribute: sent beside the features, never among them, and counted separately for fairness (GOV 7.15).
 */
export type Group = { readonly name: string; readonly values: readonly string[] };

/** A version's inputs and outputs, and how it is judged. */
export type FeatureSchema = {
  readonly features: readonly Feature[];
  readonly groups: readonly Group[];
  readonly target:
    | { readonly task: 'classification'; readonly classes: readonly string[]; readonly favourable: string | undefined }
    /** A value is correct if it is at most this far from the outcome. */
    | { readonly task: 'regression'; readonly tolerance: number; readonly edges: readonly number[] };
  /** How long after a prediction its outcome is due; its hour is judged then. */
  readonly labelDelayMinutes: number;
};

export type SchemaProblems = { readonly problems: readonly FieldProblem[] };

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/;
const MOST_FEATURES = 1000;
const MOST_VALUES = 250;
const MOST_SEGMENTS = 3;
const MOST_GROUPS = 5;
const MOST_DELAY_MINUTES = 60 * 24 * 60;

/** Parses a schema and reports all mistakes at once. */
export function readFeatureSchema(given: unknown): FeatureSchema | SchemaProblems {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, problem: string, remedy?: string): undefined => {
    problems.push({ path, problem, ...(remedy === undefined ? {} : { remedy }) });
  };
  const root = objectOf(given);
  if (root === undefined) return { problems: [{ path: '/schema', problem: 'is not an object' }] };
  for (const key of Object.keys(root))
    if (!KEYS.has(key)) wrong(`/schema/${key}`, 'is not part of a schema', `its keys are ${[...KEYS].join(', ')}`);

  const features = listOf(root['features']).flatMap((each, index): readonly Feature[] => {
    const read = readFeature(each, `/schema/features/${index}`, wrong);
    return read === undefined ? [] : [read];
  });
  const groups = listOf(root['groups']).flatMap((each, index): readonly Group[] => {
    const path = `/schema/groups/${index}`;
    const group = objectOf(each) ?? {};
    const name = nameOf(group['name'], path, wrong);
    const values = valuesOf(group['values'], `${path}/values`, wrong);
    return name === undefined || values === undefined ? [] : [{ name, values }];
  });
  if (!Array.isArray(root['features'])) wrong('/schema/features', 'is not a list');
  if (features.length > MOST_FEATURES) wrong('/schema/features', `has more than ${MOST_FEATURES}`);
  if (groups.length > MOST_GROUPS) wrong('/schema/groups', `has more than ${MOST_GROUPS}`);
  if (features.filter((each) => each.type === 'category' && each.isSegment).length > MOST_SEGMENTS)
    wrong('/schema/features', `has more than ${MOST_SEGMENTS} that segment`);
  const names = [...features, ...groups].map(({ name }) => name);
  for (const name of new Set(names.filter((each, place) => names.indexOf(each) !== place)))
    wrong('/schema', `names ${name} more than once`);

  const delay = root['labelDelayMinutes'];
  if (typeof delay !== 'number' || !Number.isInteger(delay) || delay < 0 || delay > MOST_DELAY_MINUTES)
    wrong('/schema/labelDelayMinutes', `is not a whole number of minutes from 0 to ${MOST_DELAY_MINUTES}`);
  const target = readTarget(root, wrong);
  return problems.length > 0 || target === undefined
    ? { problems }
    : { features, groups, target, labelDelayMinutes: delay as number };
}

type Wrong = (path: string, problem: string, remedy?: string) => undefined;

function readFeature(given: unknown, path: string, wrong: Wrong): Feature | undefined {
  const feature = objectOf(given) ?? {};
  const name = nameOf(feature['name'], path, wrong);
  const importance = feature['importance'];
  if (importance !== undefined && !(isNumber(importance) && importance >= 0 && importance <= 1))
    return wrong(`${path}/importance`, 'is not a number from 0 to 1');
  const all = { isOptional: feature['optional'] === true, importance };
  if (name === undefined) return undefined;
  switch (feature['type']) {
    case 'number': {
      const range = feature['range'];
      const edges = feature['edges'];
      if (range !== undefined && !(isRising(range) && range.length === 2))
        return wrong(`${path}/range`, 'is not two numbers, the smaller first');
      if (edges !== undefined && !isRising(edges)) return wrong(`${path}/edges`, 'is not a list of rising numbers');
      return {
        ...all,
        name,
        type: 'number',
        range: range === undefined ? undefined : [range[0] as number, range[1] as number],
        edges,
      };
    }
    case 'boolean':
      return { ...all, name, type: 'category', values: ['false', 'true'], isSegment: feature['segment'] === true };
    case 'category': {
      const values = valuesOf(feature['values'], `${path}/values`, wrong);
      return values && { ...all, name, type: 'category', values, isSegment: feature['segment'] === true };
    }
    case 'text':
      return { ...all, name, type: 'text' };
    default:
      return wrong(`${path}/type`, 'is not number, category, boolean or text');
  }
}

function readTarget(root: Readonly<Record<string, unknown>>, wrong: Wrong): FeatureSchema['target'] | undefined {
  if (root['task'] === 'regression') {
    const { tolerance, edges = [] } = root as { tolerance?: unknown; edges?: unknown };
    if (!isNumber(tolerance) || tolerance < 0) return wrong('/schema/tolerance', 'is not a number of at least 0');
    if (!isRising(edges)) return wrong('/schema/edges', 'is not a list of rising numbers');
    return { task: 'regression', tolerance, edges };
  }
  if (root['task'] !== 'classification') return wrong('/schema/task', 'is not classification or regression');
  const classes = valuesOf(root['classes'], '/schema/classes', wrong);
  const favourable = root['favourable'];
  if (classes === undefined) return undefined;
  if (favourable !== undefined && !classes.includes(favourable as string))
    return wrong('/schema/favourable', 'is not one of the classes');
  return { task: 'classification', classes, favourable: favourable as string | undefined };
}

const KEYS: ReadonlySet<string> = new Set([
  'features',
  'groups',
  'task',
  'classes',
  'favourable',
  'tolerance',
  'edges',
  'labelDelayMinutes',
]);

const objectOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isRising = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.every(isNumber) &&
  value.every((each, place) => place === 0 || (value[place - 1] as number) < each);

function nameOf(value: unknown, path: string, wrong: Wrong): string | undefined {
  if (typeof value === 'string' && NAME.test(value)) return value;
  return wrong(`${path}/name`, 'is not a name of letters, digits, `_`, `.` and `-`');
}

function valuesOf(value: unknown, path: string, wrong: Wrong): readonly string[] | undefined {
  const values = listOf(value);
  const fits =
    values.length > 0 &&
    values.length <= MOST_VALUES &&
    values.every((each) => typeof each === 'string' && /^[^\p{Cc}=&|]{1,100}$/u.test(each)) &&
    new Set(values).size === values.length;
  if (fits) return values as readonly string[];
  return wrong(path, `is not a list of 1 to ${MOST_VALUES} different texts without =, & and |`);
}
