import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { periodAsked } from '../domain/period.ts';
import { assurancePermissions } from '../permissions.ts';
import { assuranceRoom, NO_DRILLS } from '../room.ts';
import { authoriseReading } from './authorise-reading.ts';
import { Control, controlView } from './control-schema.ts';
import { evaluateControls } from './evaluate-controls.ts';

export const PeriodFilters = {
  from: Type.Optional(Type.String({ format: 'date-time', ...field({ asks: 'From this time' }) })),
  to: Type.Optional(Type.String({ format: 'date-time', ...field({ asks: 'Up to this time' }) })),
};

/** Every control and what the ledger shows of it (GOV 7.12). */
export const controlList = defineList({
  noun: 'control',
  name: 'list',
  route: '/v1/controls',
  does: 'every control, and what the ledger shows for it in a period; defaults to the last 90 days',
  empty: { says: 'No controls.' },
  clauses: ['7.12'],
  permission: assurancePermissions.evidence,
  filters: PeriodFilters,
  item: Control,
  columns: [
    { at: 'id', head: 'Control' },
    { at: 'verdict', head: 'Found' },
    { at: 'population', head: 'On record' },
    { at: 'exceptions', head: 'Exceptions' },
    { at: 'refused', head: 'Refused', dropped: 2 },
    { at: 'assertion', head: 'Asserted', dropped: 1 },
    { at: 'title', head: 'What', shrinksTo: 20 },
  ],
  async page(use, { actor, filters }) {
    const room = use(assuranceRoom);
    await authoriseReading(use, actor, assurancePermissions.evidence);
    const { looksBack } = room.policies().current.controls.evidence;
    const period = orFail(periodAsked(filters, room.clock.now(), looksBack.minutes));
    const stretch = { ...period, leftOut: NO_DRILLS, size: await ledgerSize(room.reports) };
    return { items: (await evaluateControls(room, stretch)).map(controlView) };
  },
});
