import { ratioOfDecimal } from './decimal.ts';
import type { Budgeting, Definition } from './definition.ts';
import { calendarUnits, spanOf, type CalendarUnit, type Window } from './window.ts';

/** A remark about a place in a file. */
export type FileRemark = { readonly path: string; readonly says: string };

/** How the file says events are measured: for connecting a source. */
export type Indicator = { readonly good?: string; readonly bad?: string; readonly total: string };

export type OpenSlo = {
  readonly definitions: readonly (Definition & { readonly indicator: Indicator | undefined })[];
  /** What OpenSLO cannot express but Muster needs, or what it expresses but Muster ignores. */
  readonly notes: readonly FileRemark[];
  /** Why something cannot be imported. */
  readonly problems: readonly FileRemark[];
};

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const tree = (value: unknown): Tree => (isTree(value) ? value : {});
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const API = 'openslo/v1';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
const known = ['SLI', 'Service', 'DataSource', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];

/**
 * Reads objectives from OpenSLO v1 documents, each already parsed. Every document is checked, and all problems are
 * reported at once.
 */
export function readOpenSlo(documents: readonly unknown[]): OpenSlo {
  const notes: FileRemark[] = [];
  const problems: FileRemark[] = [];
  const definitions: OpenSlo['definitions'][number][] = [];
  const indicators = new Map<string, Tree>();
  for (const each of documents.filter(isTree))
    if (each['kind'] === 'SLI') indicators.set(String(tree(each['metadata'])['name']), tree(each['spec']));
  for (const [index, given] of documents.entries()) {
    const at = `/${index}`;
    const document = tree(given);
    if (document['apiVersion'] !== API) {
      problems.push({ path: `${at}/apiVersion`, says: `is not ${API}` });
      continue;
    }
    const kind = String(document['kind']);
    if (kind !== 'SLO') {
      if (!known.includes(kind)) problems.push({ path: `${at}/kind`, says: 'is not a kind of OpenSLO v1' });
      else if (kind !== 'SLI' && kind !== 'Service')
        notes.push({ path: `${at}/kind`, says: `${kind} is left out: Muster manages alerts and sources itself` });
      continue;
    }
    const read = readSlo(document, at, indicators);
    notes.push(...read.notes);
    problems.push(...read.problems);
    definitions.push(...read.definitions);
  }
  if (documents.length === 0) problems.push({ path: '', says: 'the file is empty' });
  return { definitions, notes, problems };
}

function readSlo(document: Tree, at: string, indicators: ReadonlyMap<string, Tree>): OpenSlo {
  const notes: FileRemark[] = [];
  const problems: FileRemark[] = [];
  const metadata = tree(document['metadata']);
  const spec = tree(document['spec']);
  const name = text(metadata['name']);
  if (name === undefined || !NAME.test(name))
    problems.push({ path: `${at}/metadata/name`, says: 'must be at most 63 letters, digits, dots and dashes' });
  const service = text(spec['service']);
  if (service === undefined) problems.push({ path: `${at}/spec/service`, says: 'is missing' });
  const window = readWindow(spec['timeWindow'], `${at}/spec/timeWindow`, problems);
  const sli = isTree(spec['indicator'])
    ? tree(tree(spec['indicator'])['spec'])
    : indicators.get(String(spec['indicatorRef']));
  const indicator = readIndicator(sli, `${at}/spec/indicator`, notes, problems);
  const objectives = Array.isArray(spec['objectives']) ? spec['objectives'] : [];
  if (objectives.length === 0) problems.push({ path: `${at}/spec/objectives`, says: 'names no objective' });
  if (spec['alertPolicies'] !== undefined)
    notes.push({ path: `${at}/spec/alertPolicies`, says: 'left out: alerts follow from the policy’s burn rates' });
  notes.push({
    path: `${at}/spec`,
    says: 'OpenSLO cannot express the window over which a budget freezes deployments, the number of events below which it is sparse, or a target of 100 %: the policy sets the first two, and the third is set by hand',
  });
  const definitions = objectives.flatMap((given, index) => {
    const path = `${at}/spec/objectives/${index}`;
    const objective = tree(given);
    const target =
      objective['targetPercent'] === undefined
        ? ratioOfDecimal(objective['target'] as number)
        : ratioOfDecimal(objective['targetPercent'] as number, 100);
    if (target === undefined || target.numerator === target.denominator) {
      problems.push({ path: `${path}/target`, says: 'must be a share from 0 to under 1, with at most nine decimals' });
      return [];
    }
    if (objective['compositeWeight'] !== undefined)
      problems.push({ path: `${path}/compositeWeight`, says: 'composite objectives are not supported' });
    const budgeting = readBudgeting(spec['budgetingMethod'], objective, `${at}/spec/budgetingMethod`, path, problems);
    if (name === undefined || service === undefined || window === undefined || budgeting === undefined) return [];
    return [
      {
        id: objectives.length === 1 ? name : `${name}-${index + 1}`,
        title: text(objective['displayName']) ?? text(metadata['displayName']) ?? name,
        service,
        target,
        comparator: 'at-least' as const,
        budgeting,
        window,
        freezeWindow: window,
        parts: 'summed' as const,
        indicator,
      },
    ];
  });
  return { definitions: problems.length > 0 ? [] : definitions, notes, problems };
}

function readBudgeting(
  method: unknown,
  objective: Tree,
  methodPath: string,
  path: string,
  problems: FileRemark[],
): Budgeting | undefined {
  if (method === 'Occurrences') return { kind: 'occurrences' };
  if (method !== 'Timeslices') {
    problems.push({
      path: methodPath,
      says:
        method === 'RatioTimeslices'
          ? 'RatioTimeslices averages shares, which hides how many events failed: use Occurrences or Timeslices'
          : 'must be Occurrences or Timeslices',
    });
    return undefined;
  }
  const goodAt = ratioOfDecimal(objective['timeSliceTarget'] as number);
  const minutes = durationMinutes(objective['timeSliceWindow']);
  if (goodAt === undefined || goodAt.numerator === 0)
    problems.push({ path: `${path}/timeSliceTarget`, says: 'must be a share above 0, up to 1' });
  if (minutes === undefined || minutes < 1 || (60 % minutes !== 0 && minutes % 60 !== 0))
    problems.push({
      path: `${path}/timeSliceWindow`,
      says: 'must be whole minutes that divide an hour, or whole hours',
    });
  if (goodAt === undefined || minutes === undefined) return undefined;
  return { kind: 'time-slices', minutes, goodAt, needs: 1, missing: 'not-counted' };
}

const units: Readonly<Record<string, number>> = { m: 1, h: 60, d: 24 * 60, w: 7 * 24 * 60 };

const durationMinutes = (given: unknown): number | undefined => {
  const match = /^([1-9]\d{0,5})([mhdw])$/.exec(String(given));
  const perUnit = units[match?.[2] ?? ''];
  return perUnit === undefined ? undefined : Number(match?.[1]) * perUnit;
};

const calendars: Readonly<Record<string, CalendarUnit>> = {
  '1d': 'day',
  '1w': 'week',
  '1M': 'month',
  '1Q': 'quarter',
  '1Y': 'year',
};

function readWindow(given: unknown, path: string, problems: FileRemark[]): Window | undefined {
  const windows = Array.isArray(given) ? given : [];
  if (windows.length !== 1) {
    problems.push({ path, says: 'must name exactly one window' });
    return undefined;
  }
  const window = tree(windows[0]);
  const duration = String(window['duration']);
  if (window['isRolling'] === true) {
    const minutes = durationMinutes(duration);
    if (minutes === undefined || minutes > 366 * 24 * 60)
      problems.push({
        path: `${path}/0/duration`,
        says: 'a rolling window must be minutes, hours, days or weeks, up to a year: months differ in length',
      });
    return minutes === undefined ? undefined : { kind: 'rolling', minutes };
  }
  const unit = calendars[duration];
  const calendar = tree(window['calendar']);
  if (unit === undefined) {
    problems.push({
      path: `${path}/0/duration`,
      says: `a calendar window must be one ${calendarUnits.join(', ')}: 1d, 1w, 1M, 1Q or 1Y`,
    });
    return undefined;
  }
  const zone = text(calendar['timeZone']) ?? 'UTC';
  if (!['UTC', 'Etc/UTC', 'GMT'].includes(zone))
    problems.push({ path: `${path}/0/calendar/timeZone`, says: 'budgets are in UTC: use UTC' });
  const start = text(calendar['startTime']);
  const at = start === undefined ? undefined : Date.parse(`${start.replace(' ', 'T')}Z`);
  if (at !== undefined && (Number.isNaN(at) || spanOf({ kind: 'calendar', unit }, at).from !== at))
    problems.push({
      path: `${path}/0/calendar/startTime`,
      says: `is not the start of a ${unit} in UTC (a week begins on Monday)`,
    });
  return { kind: 'calendar', unit };
}

function readIndicator(
  sli: Tree | undefined,
  path: string,
  notes: FileRemark[],
  problems: FileRemark[],
): Indicator | undefined {
  if (sli === undefined) {
    problems.push({ path, says: 'there is no such indicator in the file' });
    return undefined;
  }
  if (sli['thresholdMetric'] !== undefined) {
    problems.push({
      path,
      says: 'a threshold on a metric does not count events: use a ratio of good or bad events to all events',
    });
    return undefined;
  }
  const ratio = tree(sli['ratioMetric']);
  const query = (each: unknown): string | undefined => {
    const spec = tree(tree(tree(each)['metricSource'])['spec']);
    return text(spec['query']) ?? text(spec['promql']);
  };
  const [good, bad, total] = [query(ratio['good']), query(ratio['bad']), query(ratio['total'])];
  if (total === undefined || (good === undefined && bad === undefined)) {
    notes.push({ path, says: 'Muster cannot read this kind of query: connect a source by hand' });
    return undefined;
  }
  if (ratio['counter'] === false) notes.push({ path, says: 'is not a counter: connect it as counts per minute' });
  return { total, ...(good === undefined ? {} : { good }), ...(bad === undefined ? {} : { bad }) };
}
