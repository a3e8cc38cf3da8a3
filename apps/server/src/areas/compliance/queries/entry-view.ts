import type { PrincipalId } from '../../../kernel/ids.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { principalOfEntry, type Envelope } from '../../../platform/ledger/envelope.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import type { PersonView } from '../../identity/public.ts';
import type { AuditReads } from './audit-reads.ts';
import type { VisibleEntry } from './visible-entries.ts';

export type EntryView = ReturnType<typeof viewOf>;

/**
 * Entries as lists show them, with the people in them named. The words of an incident are INTERNAL and shown with it;
 * content about a person is not part of a list.
 */
export async function viewEntries(reads: AuditReads, entries: readonly VisibleEntry[]): Promise<readonly EntryView[]> {
  const open = entries.filter(({ envelope, incidentCode }) => incidentCode !== undefined && isOfIncident(envelope));
  const contents = await openContent(
    reads.db,
    reads.content,
    open.map(({ envelope }) => envelope),
  );
  const person = await reads.people.viewsOf(
    reads.db,
    entries.flatMap(({ envelope }) => principalOfEntry(envelope) ?? []),
  );
  return entries.map((entry) => viewOf(reads, entry, contents.get(entry.envelope.id), person));
}

export function viewOf(
  reads: AuditReads,
  { seq, envelope, incidentCode }: VisibleEntry,
  content: Readonly<Record<string, unknown>> | undefined,
  person: (id: PrincipalId) => PersonView,
) {
  if (seq === undefined) throw new Error('only sequenced entries have a place in the ledger');
  const principal = principalOfEntry(envelope);
  return {
    seq,
    id: envelope.id,
    at: envelope.time,
    action: envelope.action,
    actor: principal === undefined ? { system: envelope.actor } : { person: person(principal) },
    resource: envelope.resource,
    ...(incidentCode === undefined ? {} : { incident: incidentCode }),
    ...(envelope.clause === undefined ? {} : { clause: envelope.clause }),
    decision: envelope.decision,
    ...describeEntry(reads.actions(), envelope, content),
  };
}

/** Content under an incident's key; any other is a person's. */
export const isOfIncident = (envelope: Envelope): boolean =>
  envelope.content?.of === `incident:${envelope.incident ?? ''}`;
