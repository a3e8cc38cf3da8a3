import type { Plan } from '@muster/rota';
import { sql } from 'kysely';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { defineRead, type Read } from '../../../platform/database/read.ts';
import { onDuty, type KeptSchedule } from '../domain/duties.ts';
import { LIST_NAME, listPlan, THE_LIST } from '../domain/the-list.ts';
import { overrideFrom, planOf } from './schedule-rows.ts';
import type { OverrideRow, VersionRow } from './tables.ts';

/**
 * Whom incidents page at a given time: the on-call list first, then the people on call in schedules that page, by name.
 * Runs with every page, so it reads only what applies at that time.
 */
export const wokenAt = (at: Date): Read<readonly PrincipalId[]> =>
  defineRead(
    () => [
      sql<{ principal_id: string }>`
        select principal_id from on_call_places where from_at <= ${at} and (until_at is null or until_at > ${at})
        order by place`,
      sql<VersionRow & { name: string }>`
        select v.*, s.name from schedules s
        cross join lateral (
          select * from schedule_versions v
          where v.schedule_id = s.id and v.replaced_at is null and v.from_at <= ${at}
          order by v.from_at desc limit 1) v
        where s.wakes and s.retired_at is null order by lower(s.name), s.id`,
      sql<OverrideRow>`
        select * from schedule_overrides
        where from_at <= ${at} and until_at > ${at} and (cancelled_at is null or cancelled_at > ${at}) order by made_at, id`,
    ],
    (places, versions, overrides) => {
      const list = listPlan(places.map((row) => asId<'principal'>(row.principal_id)));
      const kept = (id: string, name: string, plan: Plan): KeptSchedule => ({
        id: asId<'schedule'>(id),
        name,
        wakes: true,
        schedule: {
          versions: [{ from: Number.NEGATIVE_INFINITY, plan }],
          overrides: overrides.filter((row) => row.schedule_id === id).map(overrideFrom),
        },
      });
      return onDuty(
        [kept(THE_LIST, LIST_NAME, list), ...versions.map((row) => kept(row.schedule_id, row.name, planOf(row)))],
        at.getTime(),
      );
    },
  );
