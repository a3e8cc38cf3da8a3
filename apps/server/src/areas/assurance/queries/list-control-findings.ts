import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { periodAsked } from '../domain/period.ts';
import { assurancePermissions } from '../permissions.ts';
import { assuranceRoom } from '../room.ts';
import { findingsIn } from '../store/control-findings.ts';
import { authoriseReading } from './authorise-reading.ts';
import { PeriodFilters } from './list-controls.ts';

const At = Type.String({ format: 'date-time' });

/** Controls that failed a test: since when, by which entry, and when they passed again (GOV 7.12). */
export const controlFindingList = defineList({
  noun: 'control',
  name: 'findings',
  route: '/v1/control-findings',
  does: 'controls that failed a test in a period, and when a later test passed; defaults to the last 90 days',
  empty: { says: 'No controls failed a test in this period.' },
  clauses: ['7.12'],
  permission: assurancePermissions.evidence,
  filters: PeriodFilters,
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      control: Type.String(),
      openedAt: At,
      first: Type.Integer({ description: 'The first entry that says that it was not kept.' }),
      exceptions: Type.Integer({ minimum: 1 }),
      failedAt: Type.String({ format: 'date-time', description: 'The last test that failed.' }),
      closedAt: Type.Optional(At),
    },
    { title: 'ControlFinding' },
  ),
  columns: [
    { at: 'control', head: 'Control' },
    { at: 'openedAt', head: 'Failed', as: 'instant' },
    { at: 'exceptions', head: 'Exceptions' },
    { at: 'first', head: 'First entry' },
    { at: 'closedAt', head: 'Passed again', as: 'instant' },
  ],
  async page(use, { actor, filters }) {
    const room = use(assuranceRoom);
    await authoriseReading(use, actor, assurancePermissions.evidence);
    const { looksBack } = room.policies().current.controls.evidence;
    const period = orFail(periodAsked(filters, room.clock.now(), looksBack.minutes));
    const found = await findingsIn(room.reports, period);
    return {
      items: found.map(({ id, control, openedAt, firstSeq, exceptions, failedAt, closedAt }) => ({
        id,
        control,
        openedAt: openedAt.toISOString(),
        first: firstSeq,
        exceptions,
        failedAt: failedAt.toISOString(),
        ...(closedAt === undefined ? {} : { closedAt: closedAt.toISOString() }),
      })),
    };
  },
});
