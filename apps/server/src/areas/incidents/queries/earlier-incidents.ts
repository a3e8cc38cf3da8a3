import type { Severity } from '@muster/policy';
import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { ScopeReads } from '../../../platform/ledger/thing.ts';
import { incidentReadScope } from './incident-kinds.ts';

export type EarlierIncident = {
  readonly id: IncidentId;
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  readonly service: string | undefined;
  readonly declaredAt: Date;
  readonly isOpen: boolean;
};

/** The newest incidents this actor may see, without drills, merged incidents and false alarms. */
export async function earlierIncidents(
  reads: ScopeReads,
  actor: Actor,
  since: Date,
  limit: number,
): Promise<readonly EarlierIncident[]> {
  const scope = await incidentReadScope(reads, actor);
  if (scope === 'none') return [];
  const seen = typeof scope === 'function' ? scope(sql.ref('earlier.id')) : sql<boolean>`true`;
  const { rows } = await sql<EarlierIncident & { readonly service: string | null }>`
    select earlier.id, earlier.code, earlier.title, earlier.severity, earlier.service, earlier.declared_at as "declaredAt",
      earlier.phase not in ('resolved', 'closed') as "isOpen"
    from incidents earlier
    where not earlier.is_drill and earlier.outcome is null and earlier.declared_at >= ${since} and ${seen}
    order by earlier.declared_at desc limit ${limit}`.execute(reads.db);
  return rows.map((row) => ({ ...row, service: row.service ?? undefined }));
}
