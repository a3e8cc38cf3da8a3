import type { Actor } from '../../../kernel/actor.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { StoredEntry } from '../../../platform/ledger/read-entries.ts';
import { visibleIncidents } from '../../incidents/public.ts';
import type { AuditReads } from './audit-reads.ts';
import type { LedgerScope } from './ledger-scope.ts';

/** An entry that its reader may see, and the code of its incident where they may know of that. */
export type VisibleEntry = StoredEntry & { readonly incidentCode: string | undefined };

/** Of these entries, those that the actor may see. */
export async function visibleEntries<E extends StoredEntry>(
  reads: Pick<AuditReads, 'db' | 'policies'>,
  actor: Actor,
  scope: LedgerScope,
  entries: readonly E[],
): Promise<readonly (E & VisibleEntry)[]> {
  const incidents = entries.flatMap(({ envelope }): IncidentId[] =>
    envelope.incident === undefined ? [] : [envelope.incident],
  );
  const codes = await visibleIncidents(reads, actor, incidents);
  return entries.flatMap((entry) => {
    const { incident, actor: by } = entry.envelope;
    const incidentCode = incident === undefined ? undefined : codes.get(incident);
    const isSeen = scope.kind === 'all' || incidentCode !== undefined || by === scope.self;
    return isSeen ? [{ ...entry, incidentCode }] : [];
  });
}
