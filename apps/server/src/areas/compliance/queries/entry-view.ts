import { roleTitle } from '@muster/policy';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { accessKind } from '../../../platform/ledger/thing.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { principalOfEntry, type Envelope } from '../../../platform/ledger/envelope.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import type { SeenEntry } from '../../../platform/ledger/read-entries.ts';
import type { PersonView } from '../../identity/public.ts';
import type { AuditReads } from './audit-reads.ts';
import { thingsOf, type ThingView } from './things-of-entries.ts';

export type EntryView = ReturnType<typeof viewOf>;

/**
 * Entries in lists, with people's names. INTERNAL text is shown together with its thing; content about a person is
 * never part of a list.
 */
export async function viewEntries(reads: AuditReads, entries: readonly SeenEntry[]): Promise<readonly EntryView[]> {
  const open = entries.filter((entry) => entry.isThingSeen && !isConfidential(reads, entry.envelope));
  const contents = await openContent(
    reads.db,
    reads.content,
    open.map(({ envelope }) => envelope),
  );
  const person = await reads.people.viewsOf(
    reads.db,
    entries.flatMap(({ envelope }) => peopleIn(envelope)),
  );
  const things = await thingsOf(reads, entries);
  return entries.map((entry) =>
    viewOf(reads, entry, things.get(entry.seq) ?? [], contents.get(entry.envelope.id), person),
  );
}

export function viewOf(
  reads: AuditReads,
  { seq, envelope }: SeenEntry,
  things: readonly ThingView[],
  content: Readonly<Record<string, unknown>> | undefined,
  person: (id: PrincipalId) => PersonView,
) {
  const principal = principalOfEntry(envelope);
  const asked = countedIn(envelope);
  return {
    seq,
    id: envelope.id,
    at: envelope.time,
    action: envelope.action,
    actor: principal === undefined ? { system: envelope.actor } : { person: person(principal) },
    resource: envelope.resource,
    things: [...things],
    ...(envelope.clause === undefined ? {} : { clause: envelope.clause }),
    decision: envelope.decision,
    ...describeEntry(reads.actions(), envelope, content, {
      titleOf: (role) => roleTitle(reads.policies().current, role),
      ...(asked === undefined ? {} : { nameOf: () => calledBy(person(asked)) }),
    }),
  };
}

/** The actor, and the person whose reads or refusals an entry counts. */
export const peopleIn = (envelope: Envelope): PrincipalId[] =>
  [principalOfEntry(envelope), countedIn(envelope)].filter((id) => id !== undefined);

/** The principal whose accesses an entry counts; strangers have no id. */
function countedIn({ thing, data }: Envelope): PrincipalId | undefined {
  const id = data['actor'];
  return thing.kind === accessKind.name && typeof id === 'string' && PRINCIPAL.test(id) ? asId(id) : undefined;
}

const PRINCIPAL = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

const calledBy = ({ name, initials }: PersonView): string => name ?? initials;

/** A kind that is no longer registered is treated as confidential. */
export function isConfidential(reads: Pick<AuditReads, 'kinds'>, { thing }: Envelope): boolean {
  const registered = reads.kinds().find(({ kind }) => kind.name === thing.kind);
  return registered?.kind.content !== 'INTERNAL';
}
