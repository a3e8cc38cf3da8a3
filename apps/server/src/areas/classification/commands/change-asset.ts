import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { assetThing } from '../asset-thing.ts';
import { assetHandedOver, assetRetired } from '../ledger-actions.ts';
import { classificationPermissions } from '../permissions.ts';
import { saveAsset, type Asset } from '../store/assets.ts';
import { noSuchTeam, Owner } from './register-asset.ts';

const Changed = Type.Object({ name: Type.String(), version: Type.Integer() });
const unlessRetired = ({ retiredAt }: Asset) =>
  retiredAt === undefined
    ? undefined
    : ({ allowed: false, code: 'classification/retired', reason: 'It is retired.', obligations: [] } as const);

/** Changes the owning team. The class stays: ownership says nothing about the content. */
export const handOverAsset = verb(assetThing, {
  name: 'hand-over',
  words: {
    label: 'Hand over',
    does: 'give a data asset another owner',
    done: 'Handed over. Its class is unchanged.',
  },
  clauses: ['6.1'],
  permission: classificationPermissions.keep,
  fields: { team: Owner },
  answer: Changed,
  unless: unlessRetired,
  async decide(ctx, { thing, input }) {
    const to = asId<'team'>(input.team);
    if (!(await teamExists(ctx.tx, to))) return err(noSuchTeam);
    const entry = ctx.record(assetHandedOver, {
      resource: { kind: 'data-asset', id: thing.id },
      clause: '6.1',
      data: { asset: thing.id, name: thing.name, from: thing.teamId, to },
    });
    await saveAsset(ctx.tx, { ...thing, teamId: to, version: thing.version + 1, lastInstant: ctx.now }, entry);
    return ok({ name: thing.name, version: thing.version + 1 });
  },
});

/** Retires an asset whose data is gone. Decisions about it stay on record. */
export const retireAsset = verb(assetThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'record that a data asset no longer exists',
    done: 'Retired. The decisions about it stay on record.',
  },
  clauses: ['6.1'],
  permission: classificationPermissions.keep,
  danger: true,
  fields: { reason: LongText({ asks: 'Why', short: 'r', limit: 1000 }) },
  answer: Changed,
  unless: unlessRetired,
  async decide(ctx, { thing, input }) {
    const entry = ctx.record(assetRetired, {
      resource: { kind: 'data-asset', id: thing.id },
      clause: '6.1',
      data: { asset: thing.id, name: thing.name },
      content: { isNewSubject: true, fields: { reason: input.reason } },
    });
    await saveAsset(ctx.tx, { ...thing, retiredAt: ctx.now, version: thing.version + 1, lastInstant: ctx.now }, entry);
    return ok({ name: thing.name, version: thing.version + 1 });
  },
});
