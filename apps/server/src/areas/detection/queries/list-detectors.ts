import { Type } from 'typebox';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { detectionPermissions } from '../permissions.ts';
import { listDetectors } from '../store/detectors.ts';
import { Detector } from './detector-schema.ts';
import { detectorViews } from './detector-views.ts';
import { detectionReader } from './reads.ts';

/** Detectors and their series, by name. */
export const detectorList = defineList({
  noun: 'detector',
  name: 'list',
  route: '/v1/detectors',
  does: 'detectors, the series they watch, and how they did on recorded data',
  empty: {
    says: 'No detectors yet.',
    next: 'muster detector propose incidents-by-hour --kind seasonal --series incidents',
  },
  clauses: ['7.9'],
  permission: detectionPermissions.read,
  filters: {},
  item: Detector,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Method' },
    { at: 'state', head: 'State' },
    { at: 'backTest.falseAlarms', head: 'False alarms', as: 'count', dropped: 2 },
    { at: 'mutedUntil', head: 'Muted until', as: 'instant', dropped: 1 },
    { at: 'id', head: 'Id', dropped: 3 },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, after, limit }) {
    const reader = detectionReader(use);
    const found = await listDetectors(reader.db, after?.name, limit + 1);
    const { items, next } = pageOf(found, limit, ({ name }) => ({ name }));
    return { items: await detectorViews(reader, actor, items as typeof found), next };
  },
});
