import { dataClasses } from '@muster/policy';
import { Type } from 'typebox';
import { isBefore } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { llmPermissions } from '../permissions.ts';
import { llmReader } from '../services.ts';
import { listDpas, type KeptDpa } from '../store/dpas.ts';
import { verbsOnDpa } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });
const standings = ['asked', 'to-come', 'in-force', 'expired', 'declined', 'ended'] as const;

/** An agreement with its state by the clock. Includes those that Legal has not approved. */
const Dpa = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    provider: Type.String(),
    dataClass: Type.Enum([...dataClasses]),
    regions: Type.Array(Type.String()),
    retentionDays: Type.Integer(),
    mayTrain: Type.Boolean(),
    purposes: Type.Array(Type.String()),
    standing: Type.Enum([...standings]),
    reason: Type.String(),
    validFrom: Instant,
    validUntil: Instant,
    approval: Type.Optional(Type.String()),
    requestedAt: Instant,
    version: Type.Integer(),
    may: mayShape(verbsOnDpa),
  },
  { title: 'Dpa' },
);

/** By the clock, whatever has been recorded. */
function standingAt({ state, validFrom, validUntil }: KeptDpa, now: Date): (typeof standings)[number] {
  if (state !== 'approved') return state;
  if (isBefore(now, validFrom)) return 'to-come';
  return isBefore(now, validUntil) ? 'in-force' : 'expired';
}

/** All agreements, newest first. */
export const dpaList = defineList({
  noun: 'dpa',
  name: 'list',
  route: '/v1/llm/dpas',
  does: 'what may be sent to providers, for what, until when, and whether Legal has approved it',
  empty: {
    says: 'There are no agreements yet: only PUBLIC and INTERNAL data can be sent.',
    next: 'muster dpa ask <provider>',
  },
  clauses: ['6.7'],
  permission: llmPermissions.read,
  filters: {},
  item: Dpa,
  columns: [
    { at: 'provider', head: 'Provider', shrinksTo: 10 },
    { at: 'dataClass', head: 'Class' },
    { at: 'standing', head: 'State' },
    { at: 'validUntil', head: 'Until', as: 'instant' },
    { at: 'id', head: 'Id', dropped: 1 },
  ],
  keyset: { at: Instant, id: Type.String({ format: 'uuid' }) },
  async page(use, { actor, after, limit }) {
    const reader = llmReader(use);
    const found = await listDpas(reader.db, after && { at: new Date(after.at), id: after.id }, limit + 1);
    const decisions = (await judge(reader, actor, permissionsOf(verbsOnDpa), ORGANISATION)) ?? new Map();
    const here = { actor, policy: reader.policies.current, now: reader.now };
    const page = pageOf(found, limit, (last) => ({ at: last.requestedAt.toISOString(), id: last.id as string }));
    return {
      ...page,
      items: found.slice(0, limit).map((each) => ({
        id: each.id,
        provider: each.providerName,
        dataClass: each.dataClass,
        regions: [...each.regions],
        retentionDays: each.retentionDays,
        mayTrain: each.mayTrain,
        purposes: [...each.purposes],
        standing: standingAt(each, reader.now),
        reason: each.reason,
        validFrom: each.validFrom.toISOString(),
        validUntil: each.validUntil.toISOString(),
        ...(each.approval === undefined ? {} : { approval: each.approval }),
        requestedAt: each.requestedAt.toISOString(),
        version: each.version,
        may: mayOn(verbsOnDpa, each, decisions, here),
      })),
    };
  },
});
