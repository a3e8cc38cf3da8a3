import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';

/** How many of an incident's newest alerts are read. */
const asked = { most: 300 };

/** The names of an incident's newest alerts, each with the runbook in its `runbook` annotation. */
export async function alertsNamedOn(
  db: Kysely<unknown>,
  incident: IncidentId,
): Promise<readonly { readonly name: string; readonly runbook: string | undefined }[]> {
  const { rows } = await sql<{ name: string; annotations: string }>`
    select name, min(annotations) as annotations from (
      select name, annotations from alerts where incident_id = ${incident} order by id desc limit ${asked.most}) as newest
    group by name order by name`.execute(db);
  return rows.map(({ name, annotations }) => ({ name, runbook: runbookIn(annotations) }));
}

function runbookIn(annotations: string): string | undefined {
  const { runbook } = JSON.parse(annotations) as { readonly runbook?: unknown };
  return typeof runbook === 'string' ? runbook : undefined;
}
