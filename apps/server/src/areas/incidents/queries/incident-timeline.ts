import { roleTitle } from '@muster/policy';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type EntryId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { principalOfEntry, type Envelope } from '../../../platform/ledger/envelope.ts';
import { openContent } from '../../../platform/ledger/open-content.ts';
import { entriesOf, type StoredEntry } from '../../../platform/ledger/read-entries.ts';
import { describeEntry } from '../../../platform/ledger/describe-entry.ts';
import { incidentKind } from '../../oncall/public.ts';
import { commandWords, seatedIn } from './command-words.ts';
import type { IncidentReads } from './incident-reads.ts';
import { lookUpPeople, type PersonOf } from './look-up-people.ts';
import { seeIncident } from './see-incident.ts';
import { pagingOf, peopleIn } from './timeline-paging.ts';
import { timelineKind } from './timeline-kind.ts';

/** Limit per response. Screens ask for fewer at first. */
export const MOST_ENTRIES = 5_000;

/**
 * The incident's ledger entries in the order things happened, including entries not yet sequenced. A note written later
 * is placed at the moment it describes, and marked. If there are more than `most`, the most recently recorded are
 * returned, preceded by a line saying that there is more.
 */
export async function incidentTimeline(
  reads: IncidentReads,
  actor: Actor,
  code: string,
  most = MOST_ENTRIES,
): Promise<Result<TimelineItem[], AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  const found = await entriesOf(reads.db, { kind: incidentKind.name, id: seen.value.incident.id }, most + 1);
  const entries = found.slice(-most);
  const contents = await openContent(
    reads.db,
    reads.content,
    entries.map(({ envelope }) => envelope),
  );
  const person = await lookUpPeople(
    reads,
    [],
    entries.flatMap(({ envelope }) =>
      [principalOfEntry(envelope) ?? [], seatedIn(envelope), peopleIn(envelope)].flat(),
    ),
  );
  const items = entries.map((entry) => itemOf(reads, entry, contents.get(entry.envelope.id), person));
  const oldest = entries[0];
  const cut = found.length > most && oldest !== undefined ? [earlierItem(oldest.envelope.time)] : [];
  return ok([...cut, ...items].toSorted((first, second) => first.at.localeCompare(second.at)));
}

export type TimelineItem = ReturnType<typeof itemOf> | ReturnType<typeof earlierItem>;

/** Not an entry, so it has no `seq`, and none to wait for. */
const earlierItem = (at: string) => ({
  id: 'entries/earlier',
  at,
  recordedAt: at,
  kind: 'policy' as const,
  action: 'incident.timeline',
  actor: { system: 'system:timeline' },
  summary: 'earlier events are not shown here; the ledger has all of them',
  retroactive: false,
  cut: true,
});

function itemOf(
  reads: IncidentReads,
  entry: StoredEntry,
  content: Readonly<Record<string, unknown>> | undefined,
  person: PersonOf,
) {
  const { envelope } = entry;
  const words = describeEntry(reads.actions(), envelope, content, {
    nameOf: (id) => calledBy(person(asId<'principal'>(id))),
    titleOf: (role) => roleTitle(reads.policies().current, role),
  });
  const occurredAt = envelope.data['retroactive'] === true ? String(envelope.data['occurredAt']) : envelope.time;
  return {
    id: envelope.id satisfies EntryId,
    ...(entry.seq === undefined ? {} : { seq: entry.seq }),
    at: occurredAt,
    recordedAt: envelope.time,
    kind: timelineKind(envelope.action),
    action: envelope.action,
    actor: actorView(envelope, person),
    ...words,
    summary: commandWords(words.summary, envelope, person),
    retroactive: occurredAt !== envelope.time,
    ...pagingOf(envelope, person),
    ...(envelope.clause === undefined ? {} : { clause: envelope.clause }),
    ...(envelope.content !== undefined && content === undefined ? { erased: true } : {}),
  };
}

const calledBy = ({ name, initials }: ReturnType<PersonOf>): string => name ?? initials;

function actorView(envelope: Envelope, person: PersonOf) {
  const principal = principalOfEntry(envelope);
  return principal === undefined ? { system: envelope.actor } : { person: person(principal) };
}
