import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { AlertMoment, MomentEvent } from '../domain/moment.ts';

export type MomentBounds = {
  /** Length of the span that makes one moment, in seconds. */
  readonly spanSeconds: number;
  /** How many of the newest alerts are read, so that a storm cannot slow the timeline down. */
  readonly alerts: number;
  readonly moments: number;
  readonly names: number;
};

/**
 * The newest moments first. An alert begins when it is received and ends when it is first delivered as resolved. One
 * that ended only because it fired again was never reported resolved, so its end is not a moment.
 */
export async function readMoments(
  db: Kysely<unknown>,
  incident: IncidentId,
  bounds: MomentBounds,
): Promise<readonly AlertMoment[]> {
  const { rows } = await sql<Row>`
    with newest as (
      select name, received_at, over_heard_at from alerts
      where incident_id = ${incident} order by id desc limit ${bounds.alerts}
    ), heard as (
      select 'began' as event, name, received_at as at from newest
      union all
      select 'resolved', name, over_heard_at from newest where over_heard_at is not null
    ), named as (
      select event, date_bin(make_interval(secs => ${bounds.spanSeconds}), at, to_timestamp(0)) as span, name,
        count(*)::integer as alerts, min(at) as first, max(at) as last
      from heard group by 1, 2, 3
    )
    select event, span, min(first) as first, max(last) as last, sum(alerts)::integer as alerts, count(*)::integer as name_count,
      (array_agg(name order by alerts desc, name))[1:${bounds.names}] as names,
      (array_agg(alerts order by alerts desc, name))[1:${bounds.names}] as counts
    from named group by event, span order by span desc, event limit ${bounds.moments}`.execute(db);
  return rows.map(momentFrom);
}

type Row = {
  event: MomentEvent;
  span: Date;
  first: Date;
  last: Date;
  alerts: number;
  name_count: number;
  names: string[];
  counts: number[];
};

const momentFrom = ({ event, span, first, last, alerts, name_count: nameCount, names, counts }: Row): AlertMoment => ({
  event,
  span,
  first,
  last,
  alerts,
  names: names.map((name, index) => ({ name, alerts: counts[index] ?? 0 })),
  otherNames: nameCount - names.length,
});
