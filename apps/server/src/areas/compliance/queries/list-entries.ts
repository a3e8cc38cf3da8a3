import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { listVisible, type EntryFilter } from '../../../platform/ledger/read-entries.ts';
import type { ThingRef } from '../../../platform/ledger/thing.ts';
import { seeIncident, type IncidentReads } from '../../incidents/public.ts';
import { incidentKind } from '../../oncall/public.ts';
import type { Asker, AuditReads } from './audit-reads.ts';
import { viewEntries, type EntryView } from './entry-view.ts';
import { ledgerScopeOf } from './ledger-scope.ts';

/** A filter as callers give it: an incident is named by its code. */
export type EntryQuery = Omit<EntryFilter, 'thing'> & {
  readonly incident?: string;
  /** A thing of any kind, as `kind/id`, whose history is listed. */
  readonly thing?: string;
};

export type EntryPage = { readonly items: readonly EntryView[]; readonly nextBefore?: number };

/** The entries this member may see, newest first. */
export async function listLedger(
  reads: AuditReads & IncidentReads,
  { actor }: Asker,
  query: EntryQuery,
  limit: number,
): Promise<Result<EntryPage, AppError>> {
  const scope = await ledgerScopeOf(reads, actor);
  if (!scope.ok) return scope;
  const { incident: code, thing: named, ...filter } = query;
  let thing: ThingRef | undefined;
  if (named !== undefined) {
    const [kind = '', ...id] = named.split('/');
    thing = { kind, id: id.join('/') };
  }
  if (code !== undefined) {
    const seen = await seeIncident(reads, actor, { code });
    if (!seen.ok) return seen;
    thing = { kind: incidentKind.name, id: seen.value.incident.id };
  }
  const found = await listVisible(
    reads.db,
    scope.value,
    { ...filter, ...(thing === undefined ? {} : { thing }) },
    limit + 1,
  );
  const shown = found.slice(0, limit);
  const last = shown.at(-1)?.seq;
  const items = await viewEntries(reads, shown);
  return ok({ items, ...(found.length > limit && last !== undefined ? { nextBefore: last } : {}) });
}
