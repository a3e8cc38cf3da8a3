import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Flag, Key } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { detectionPermissions } from '../permissions.ts';
import { namesOfDetectors } from '../store/detectors.ts';
import { listEpisodes } from '../store/episodes.ts';
import { evaluationsOf } from '../store/evaluations.ts';
import { listWatches, namesOfWatches, readWatch } from '../store/watches.ts';
import { watchThing } from '../watch-thing.ts';
import { DetectionEpisode, Drift, DriftLook } from './drift-schema.ts';
import { driftViews, episodeView } from './drift-views.ts';
import { detectionReader } from './reads.ts';

const common = { noun: 'drift', clauses: ['7.9'], permission: detectionPermissions.read } as const;

/** Model versions by name, and each one's status against its reference. */
export const driftList = defineList({
  ...common,
  name: 'list',
  route: '/v1/drift',
  does: 'model versions that are watched, and how each compares with its reference',
  empty: { says: 'No version has made predictions yet.', next: 'muster model list' },
  filters: {},
  item: Drift,
  columns: [
    { at: 'name', head: 'Version', shrinksTo: 16 },
    { at: 'verdict', head: 'Verdict' },
    { at: 'drifting', head: 'Drifts', as: 'count' },
    { at: 'possible', head: 'Possibly', as: 'count', dropped: 3 },
    { at: 'problems', head: 'Data', as: 'count', dropped: 2 },
    { at: 'judgedAt', head: 'Judged', as: 'instant', dropped: 1 },
    { at: 'id', head: 'Id', dropped: 4 },
  ],
  keyset: { name: Type.String(), id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, after, limit }) {
    const reader = detectionReader(use);
    const found = await listWatches(reader.db, after, limit + 1);
    const { items, next } = pageOf(found, limit, ({ id, model, versionName }) => ({
      name: `${model} ${versionName}`,
      id,
    }));
    return { items: await driftViews(reader, actor, items as typeof found), next };
  },
});

/** Episodes, newest first, each with its incident. */
export const episodeList = defineList({
  ...common,
  name: 'episodes',
  route: '/v1/drift-episodes',
  does: 'what detectors found; each episode is one incident',
  empty: { says: 'Nothing has been found yet.' },
  filters: { open: Flag({ asks: 'Only those that are not over' }) },
  item: DetectionEpisode,
  columns: [
    { at: 'openedAt', head: 'Since', as: 'instant' },
    { at: 'severity', head: 'Severity' },
    { at: 'about', head: 'About', shrinksTo: 12 },
    { at: 'says', head: 'What', shrinksTo: 16 },
    { at: 'closedAt', head: 'Over', as: 'instant', dropped: 1 },
  ],
  keyset: { at: Type.String({ format: 'date-time' }), id: Type.String({ format: 'uuid' }) },
  async page(use, { filters, after, limit }) {
    const { db } = detectionReader(use);
    const found = await listEpisodes(db, {
      openOnly: filters.open === true,
      after: after === undefined ? undefined : { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const subjects = found.map(({ subject }) => subject);
    const names = new Map([...(await namesOfWatches(db, subjects)), ...(await namesOfDetectors(db, subjects))]);
    const { items, next } = pageOf(found, limit, ({ openedAt, id }) => ({ at: openedAt.toISOString(), id }));
    return {
      items: (items as typeof found).map((one) => episodeView(one, names.get(one.subject) ?? one.subject)),
      next,
    };
  },
});

/** A version's evaluations over two weeks, newest first. */
export const driftLooks = defineList({
  ...common,
  name: 'looks',
  route: '/v1/drift/:id/looks',
  does: 'how a version compared each time it was evaluated, and what differed most from its reference',
  empty: { says: 'It has not been evaluated yet.' },
  key: { id: Key('drift') },
  filters: {},
  item: DriftLook,
  columns: [
    { at: 'at', head: 'Until', as: 'instant' },
    { at: 'verdict', head: 'Verdict' },
    { at: 'rows', head: 'Predictions', as: 'count' },
    { at: 'worst', head: 'Furthest', shrinksTo: 12 },
    { at: 'reference', head: 'Reference', as: 'count', dropped: 1 },
  ],
  async page(use, { key: { id = '' } }) {
    const { db } = detectionReader(use);
    const watch = await readWatch(db, asId(id));
    const { id: version } = orFail(watch === undefined ? err(watchThing.missing) : ok(watch));
    const looks = await evaluationsOf(db, version, { limit: MOST_LOOKS });
    return {
      items: looks.map(({ at, verdict, rows, reference, comparisons }) => {
        const [worst] = comparisons.toSorted((a, b) => b.psi - a.psi);
        return {
          at: at.toISOString(),
          verdict,
          rows,
          reference,
          worst: worst === undefined ? 'nothing' : `${worst.name} ${worst.psi.toFixed(2)}`,
          worstPsi: worst?.psi ?? 0,
        };
      }),
    };
  },
});

/** Two weeks of hours. */
const MOST_LOOKS = 336;
