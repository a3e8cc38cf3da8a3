import type { AppError } from '../../../kernel/app-error.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { listEntries, type EntryFilter } from '../../../platform/ledger/read-entries.ts';
import { seeIncident, type IncidentReads } from '../../incidents/public.ts';
import type { Asker, AuditReads } from './audit-reads.ts';
import { viewEntries, type EntryView } from './entry-view.ts';
import { ledgerScopeOf, type LedgerScope } from './ledger-scope.ts';
import { visibleEntries, type VisibleEntry } from './visible-entries.ts';

/** As callers ask: an incident is named by its code. */
export type EntryQuery = Omit<EntryFilter, 'incident' | 'aboutIncidentsOrBy'> & { readonly incident?: string };

export type EntryPage = { readonly items: readonly EntryView[]; readonly nextBefore?: number };

/** The entries that this member may see, newest first. */
export async function listLedger(
  reads: AuditReads & IncidentReads,
  { actor }: Asker,
  query: EntryQuery,
  limit: number,
): Promise<Result<EntryPage, AppError>> {
  const scope = await ledgerScopeOf(reads, actor);
  if (!scope.ok) return scope;
  const { incident: code, ...filter } = query;
  let incident: IncidentId | undefined;
  if (code !== undefined) {
    const seen = await seeIncident(reads, actor, { code });
    if (!seen.ok) return seen;
    incident = seen.value.incident.id;
  }
  const found = await gather(
    reads,
    actor,
    scope.value,
    { ...filter, ...(incident === undefined ? {} : { incident }) },
    limit + 1,
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1)?.seq;
  const items = await viewEntries(reads, shown);
  return ok({ items, ...(found.length > limit && last !== undefined ? { nextBefore: last } : {}) });
}

/** Reads on until enough can be seen: entries of incidents that are kept from this member are passed over without a trace. */
async function gather(
  reads: AuditReads,
  actor: Asker['actor'],
  scope: LedgerScope,
  filter: EntryFilter,
  wanted: number,
): Promise<readonly VisibleEntry[]> {
  const narrowed = scope.kind === 'all' ? filter : { ...filter, aboutIncidentsOrBy: scope.self };
  const found: VisibleEntry[] = [];
  let { before } = filter;
  for (;;) {
    const page = await listEntries(reads.db, { ...narrowed, ...(before === undefined ? {} : { before }) }, wanted);
    found.push(...(await visibleEntries(reads, actor, scope, page)));
    before = page.at(-1)?.seq;
    if (found.length >= wanted || page.length < wanted || before === undefined) return found.slice(0, wanted);
  }
}
