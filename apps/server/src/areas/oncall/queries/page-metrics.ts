import { sql, type Kysely } from 'kysely';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';

/** Page metrics for /metrics: handed over to a channel, or failed on all. Drills do not count. */
export function pageMetrics(telemetry: Telemetry, db: Kysely<unknown>): void {
  telemetry.reported(
    {
      name: 'muster_pages_total',
      help: 'Pages by outcome: sent (handed over to a channel) or failed (on every channel), and by urgency.',
      labels: ['urgency', 'outcome'],
    },
    'counter',
    async () => {
      const { rows } = await sql<{ urgency: string; outcome: string; count: number }>`
        select urgency, case when handed_over_at is null then 'failed' else 'sent' end as outcome, count(*)::integer as count
        from pages where not is_drill and (handed_over_at is not null or state = 'failed')
        group by 1, 2 order by 1, 2`.execute(db);
      return rows.map(({ urgency, outcome, count }) => ({ labels: { urgency, outcome }, value: count }));
    },
  );
}
