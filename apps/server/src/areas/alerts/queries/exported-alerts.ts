import type { Actor } from '../../../kernel/actor.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import { listRows } from '../store/list-alerts.ts';
import { filterFor, type AlertFilters } from './alert-filter.ts';
import type { AlertReads } from './alert-reads.ts';
import { alertView } from './alert-view.ts';

const AT_ONCE = 1000;

export type AlertExported = ReturnType<typeof alertView>;

/** The filtered alerts that this reader may see, newest first, in chunks. */
export async function* exportedAlerts(
  reads: AlertReads,
  actor: Actor,
  filters: AlertFilters,
): AsyncGenerator<readonly AlertExported[]> {
  const filter = await filterFor(reads, actor, filters);
  let before: string | undefined;
  for (let told = 0; told < MOST_EXPORTED; told += AT_ONCE) {
    const rows = await listRows(reads.incidents.db, filter, { before, limit: AT_ONCE });
    const codes = await visibleIncidents(
      reads.incidents,
      actor,
      rows.flatMap(({ alert }) => alert.incidentId ?? []),
    );
    yield rows.map((row) => alertView(row, (incident) => codes.get(incident)));
    before = rows.at(-1)?.alert.id;
    if (rows.length < AT_ONCE) return;
  }
}

/** More than a spreadsheet can usefully hold; narrow the export with filters to get the rest. */
export const MOST_EXPORTED = 100_000;
