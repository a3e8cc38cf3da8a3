import type { Id, PrincipalId } from '../../../kernel/ids.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Plan } from '@muster/rota';

export type ScheduleId = Id<'schedule'>;

/** The on-call list is a schedule with a single turn that contains everyone on it. */
export const THE_LIST: ScheduleId = asId<'schedule'>('00000000-0000-4000-8000-0000000ca11e');

export const LIST_NAME = 'On-call list';

export const listPlan = (people: readonly PrincipalId[]): Plan => ({
  zone: 'UTC',
  rotations: [
    {
      id: 'list',
      name: LIST_NAME,
      layer: 0,
      turns: [[...people]],
      everyDays: 1,
      handover: '00:00',
      startsOn: '1970-01-01',
      first: 0,
      counts: 'calendar',
      windows: [],
    },
  ],
});
