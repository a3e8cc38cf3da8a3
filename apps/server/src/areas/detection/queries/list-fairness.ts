import type { Static } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Key } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import type { Watch } from '../domain/watch.ts';
import { detectionPermissions } from '../permissions.ts';
import { newestReports, reportsOf, type KeptReport } from '../store/fairness.ts';
import { readWatch, watchesJudgedLast } from '../store/watches.ts';
import { watchThing } from '../watch-thing.ts';
import { Fairness } from './fairness-schema.ts';
import { detectionReader } from './reads.ts';

const common = {
  noun: 'fairness',
  clauses: ['7.15'],
  permission: detectionPermissions.read,
  filters: {},
  item: Fairness,
} as const;

/** The newest report on each attribute of the versions judged last, with a model's versions next to each other. */
export const fairnessList = defineList({
  ...common,
  name: 'list',
  route: '/v1/fairness',
  does: 'how model versions treat different groups, version by version',
  empty: {
    says: 'No version with sensitive attributes has been evaluated yet.',
    next: 'muster model register --help',
  },
  columns: [
    { at: 'name', head: 'Version', shrinksTo: 12 },
    { at: 'attribute', head: 'Attribute', shrinksTo: 8 },
    { at: 'verdict', head: 'Verdict' },
    { at: 'parityDifference.value', head: 'Parity', as: 'count', dropped: 1 },
    { at: 'oddsDifference.value', head: 'Odds', as: 'count', dropped: 2 },
    { at: 'day', head: 'Day', dropped: 3 },
  ],
  async page(use) {
    const { db } = detectionReader(use);
    const watches = await watchesJudgedLast(db, MOST_VERSIONS);
    const ids = watches.map(({ id }) => id);
    const reports = Map.groupBy(await newestReports(db, ids), ({ version }) => version);
    return {
      items: watches.flatMap((watch) => (reports.get(watch.id) ?? []).map((one) => fairnessView(watch, one))),
    };
  },
});

/** The most versions listed, those judged last. */
const MOST_VERSIONS = 200;
/** Three months of reports on three attributes and their pairs. */
const MOST_REPORTS = 600;

/** One version's reports, newest first: the trend. */
export const fairnessTrend = defineList({
  ...common,
  name: 'trend',
  route: '/v1/drift/:id/fairness',
  does: 'how one version decided about groups, day by day',
  empty: { says: 'It has not been evaluated yet, or it has no sensitive attributes.' },
  key: { id: Key('drift') },
  columns: [
    { at: 'day', head: 'Day' },
    { at: 'attribute', head: 'Attribute', shrinksTo: 8 },
    { at: 'verdict', head: 'Verdict' },
    { at: 'parityDifference.value', head: 'Parity', as: 'count' },
    { at: 'oddsDifference.value', head: 'Odds', as: 'count', dropped: 1 },
  ],
  async page(use, { key: { id = '' } }) {
    const { db } = detectionReader(use);
    const found = await readWatch(db, asId(id));
    const watch = orFail(found === undefined ? err(watchThing.missing) : ok(found));
    return { items: (await reportsOf(db, watch.id, MOST_REPORTS)).map((one) => fairnessView(watch, one)) };
  },
});

const fairnessView = (
  { id, model, versionName }: Watch,
  { attribute, day, report }: KeptReport,
): Static<typeof Fairness> => ({
  version: id,
  name: `${model} ${versionName}`,
  attribute,
  day,
  ...report,
  beyond: [...report.beyond],
  groups: [...report.groups],
});
