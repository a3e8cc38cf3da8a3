import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { NO_CHANNEL, type CalledInVain } from '../domain/unreached.ts';
import type { PageRow } from './tables.ts';

type VainRow = Pick<PageRow, 'incident_id' | 'channel' | 'failure'> & {
  principal_id: PageRow['principal_id'] | null;
};

/**
 * Of these incidents, those none of whose pages was handed over and with at least one round given up completely, with
 * each person's last failure; and those that paged nobody, with an empty list. A round still in progress does not count
 * yet, and one that was called off never does.
 */
export async function calledInVain(
  db: Kysely<unknown>,
  incidents: readonly IncidentId[],
): Promise<ReadonlyMap<IncidentId, readonly CalledInVain[]>> {
  const { rows } = await sql<VainRow>`
    select i.id as incident_id, given_up.principal_id, given_up.channel, given_up.failure
    from unnest(${incidents}::uuid[]) as i (id)
    left join lateral (
      select distinct on (failed.principal_id) failed.principal_id, failed.channel, failed.failure, failed.id
      from pages failed
      where failed.incident_id = i.id and failed.state = 'failed'
        and not exists (
          select from pages other
          where other.incident_id = i.id and other.round = failed.round and other.state <> 'failed')
      order by failed.principal_id, failed.round desc) as given_up on true
    where not exists (
        select from pages told
        where told.incident_id = i.id and (told.handed_over_at is not null or told.state = 'answered'))
      and (given_up.principal_id is not null or not exists (select from pages wanted where wanted.incident_id = i.id))
    order by i.id, given_up.id`.execute(db);
  const byIncident = Map.groupBy(rows, (row) => row.incident_id);
  return new Map([...byIncident].map(([incident, found]) => [incident, found.flatMap(fromRow)]));
}

const fromRow = ({ principal_id: to, channel, failure }: VainRow): CalledInVain[] =>
  to === null ? [] : [{ to, channel: channel ?? NO_CHANNEL, failure: failure ?? UNTOLD }];

/** For pages given up before failure reasons were stored. */
const UNTOLD = 'failed';
