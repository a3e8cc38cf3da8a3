import { dataClasses } from '@muster/policy';
import { Type } from 'typebox';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, teamNames } from '../../identity/public.ts';
import { countsAs } from '../domain/data-class.ts';
import { classificationPermissions } from '../permissions.ts';
import { dataReader } from '../services.ts';
import { assetKinds, listAssets, namesOfAssets } from '../store/assets.ts';
import { decisionStates, listDecisions } from '../store/decisions.ts';
import { verbsOnAsset } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const Class = Type.Enum([...dataClasses]);

const DataAsset = Type.Object(
  {
    name: Type.String(),
    kind: Type.Enum([...assetKinds]),
    owner: Type.String(),
    dataClass: Type.Optional(Class),
    countsAs: Class,
    decision: Type.Optional(Type.String({ format: 'uuid' })),
    version: Type.Integer(),
    may: mayShape(verbsOnAsset),
  },
  { title: 'DataAsset' },
);

/** Data assets by name, each with its class, if decided, and the class it counts as. */
export const assetList = defineList({
  noun: 'asset',
  name: 'list',
  route: '/v1/data-assets',
  does: 'data assets, their owners and their classes',
  empty: { says: 'No data assets are registered yet.', next: 'muster asset adopt --owner <team>' },
  clauses: ['6.1'],
  permission: classificationPermissions.read,
  filters: {},
  item: DataAsset,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 16 },
    { at: 'kind', head: 'Kind' },
    { at: 'owner', head: 'Owner', dropped: 1 },
    { at: 'dataClass', head: 'Class' },
    { at: 'countsAs', head: 'Counts as' },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, after, limit }) {
    const reader = dataReader(use);
    const found = await listAssets(reader.db, after?.name ?? '', limit + 1);
    const teams = await teamNames(reader.db);
    const decisions = (await judge(reader, actor, permissionsOf(verbsOnAsset), ORGANISATION)) ?? new Map();
    const policy = reader.policies.current;
    const here = { actor, policy, now: reader.now };
    return {
      ...pageOf(found, limit, ({ name }) => ({ name })),
      items: found.slice(0, limit).map((each) => ({
        name: each.name,
        kind: each.kind,
        owner: teams.get(each.teamId) ?? '',
        ...(each.dataClass === undefined ? {} : { dataClass: each.dataClass }),
        countsAs: countsAs(each.dataClass, policy.classification),
        ...(each.decisionId === undefined ? {} : { decision: each.decisionId }),
        version: each.version,
        may: mayOn(verbsOnAsset, each, decisions, here),
      })),
    };
  },
});

const DataDecision = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    dataClass: Class,
    state: Type.Enum([...decisionStates]),
    assets: Type.Array(Type.String()),
    reason: Type.String(),
    approval: Type.Optional(Type.String()),
    requestedAt: Instant,
  },
  { title: 'DataDecision' },
);

/** Classification decisions, newest first. */
export const decisionList = defineList({
  noun: 'asset',
  name: 'decisions',
  route: '/v1/data-decisions',
  does: 'decisions about the class of data, and those still pending',
  empty: { says: 'No class has been requested yet.', next: 'muster asset classify --asset <name>' },
  clauses: ['2.8', '6.1'],
  permission: classificationPermissions.read,
  filters: {},
  item: DataDecision,
  columns: [
    { at: 'dataClass', head: 'Class' },
    { at: 'state', head: 'State' },
    { at: 'reason', head: 'Why', shrinksTo: 20 },
    { at: 'requestedAt', head: 'Asked', as: 'instant' },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  keyset: { at: Instant, id: Type.String({ format: 'uuid' }) },
  async page(use, { after, limit }) {
    const { db } = dataReader(use);
    const found = await listDecisions(db, after && { at: new Date(after.at), id: after.id }, limit + 1);
    const shown = found.slice(0, limit);
    const names = await namesOfAssets(
      db,
      shown.flatMap(({ assets }) => assets),
    );
    return {
      ...pageOf(found, limit, (last) => ({ at: last.requestedAt.toISOString(), id: last.id })),
      items: shown.map(({ id, dataClass, state, assets, reason, approval, requestedAt }) => ({
        id,
        dataClass,
        state,
        assets: assets.map((asset) => names.get(asset) ?? asset),
        reason,
        ...(approval === undefined ? {} : { approval }),
        requestedAt: requestedAt.toISOString(),
      })),
    };
  },
});
