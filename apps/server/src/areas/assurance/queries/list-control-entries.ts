import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err } from '../../../kernel/result.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { controlsOf } from '../domain/controls.ts';
import { periodAsked } from '../domain/period.ts';
import { assurancePermissions } from '../permissions.ts';
import { assuranceRoom, breakingOf, NO_DRILLS } from '../room.ts';
import { drawFrom, exceptionsOf } from '../../../platform/ledger/stretch.ts';
import { authoriseReading } from './authorise-reading.ts';
import { PeriodFilters } from './list-controls.ts';

export const MOST_EXCEPTIONS = 200;

/** The entries a control is evaluated on: all exceptions, and a reproducible sample of the rest. */
export const controlEntries = defineList({
  noun: 'control',
  name: 'entries',
  route: '/v1/controls/:id/entries',
  does: 'the entries that a control is judged by: all exceptions, and a sample drawn with a seed',
  empty: { says: 'Nothing is on record for it in this period, so it cannot be evaluated.' },
  clauses: ['7.12'],
  permission: assurancePermissions.evidence,
  key: { id: Type.String({ maxLength: 20, pattern: '^[A-Za-z0-9.]+$' }) },
  filters: {
    ...PeriodFilters,
    seed: Type.Optional(
      Type.String({ maxLength: 100, ...field({ asks: 'Seed for the sample; defaults to the start of the period' }) }),
    ),
  },
  item: Type.Object(
    {
      as: Type.Enum(['exception', 'sample']),
      seq: Type.Integer(),
      at: Type.String({ format: 'date-time' }),
      action: Type.String(),
      allowed: Type.Boolean(),
      thing: Type.String(),
    },
    { title: 'ControlEntry' },
  ),
  columns: [
    { at: 'as', head: 'As' },
    { at: 'seq', head: 'Entry' },
    { at: 'at', head: 'When', as: 'instant' },
    { at: 'action', head: 'Action', shrinksTo: 16 },
    { at: 'thing', head: 'Of', shrinksTo: 12, dropped: 1 },
  ],
  async page(use, { actor, key, filters }) {
    const room = use(assuranceRoom);
    await authoriseReading(use, actor, assurancePermissions.evidence);
    const policy = room.policies().current;
    const control = controlsOf(policy).find(({ id }) => id === key['id']);
    if (control === undefined) return orFail(err(noSuchControl));
    const { looksBack, sample } = policy.controls.evidence;
    const period = orFail(periodAsked(filters, room.clock.now(), looksBack.minutes));
    const stretch = { ...period, leftOut: NO_DRILLS, size: await ledgerSize(room.reports) };
    const breaking = breakingOf(room);
    const exceptions = await exceptionsOf(room.reports, control, stretch, { breaking, most: MOST_EXCEPTIONS });
    const seed = filters.seed ?? period.from.toISOString();
    const drawn = await drawFrom(room.reports, control, stretch, { seed, most: sample });
    const found = new Set(exceptions.map(({ seq }) => seq));
    return {
      items: [
        ...exceptions.map((entry) => ({ as: 'exception' as const, entry })),
        ...drawn.flatMap((entry) => (found.has(entry.seq) ? [] : [{ as: 'sample' as const, entry }])),
      ].map(({ as, entry: { seq, envelope } }) => ({
        as,
        seq,
        at: envelope.time,
        action: envelope.action,
        allowed: envelope.decision.allowed,
        thing: `${envelope.thing.kind} ${envelope.thing.id}`,
      })),
    };
  },
});

const noSuchControl: AppError = {
  kind: 'not_found',
  code: 'assurance/no-such-control',
  public: 'There is no such control.',
  remedy: 'muster control list',
};
