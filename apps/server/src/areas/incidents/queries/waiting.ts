import { ORGANISATION } from '../../../kernel/protected.ts';
import type { Person, Waiting, WaitingPage } from '../../../platform/manifest-queries.ts';
import { judge } from '../../identity/public.ts';
import { whomAPageCalls } from '../../oncall/public.ts';
import type { ClockName } from '../domain/clock.ts';
import { needsOf, type Need, type Reader } from '../domain/needs.ts';
import { incidentPermissions } from '../permissions.ts';
import type { IncidentReads } from './incident-reads.ts';
import { pressingWork, type PressingWork } from './pressing-work.ts';

const MOST_PRESSING = 50;

/** The clocks of open incidents that wait for this person. */
export async function waitingOnIncidents(reads: IncidentReads, person: Person): Promise<WaitingPage> {
  const [pressing, reader] = await Promise.all([pressingWork(reads, person, MOST_PRESSING), readerOf(reads, person)]);
  return { items: needsOf(pressing, reader).map(waiting), isCut: pressing.length >= MOST_PRESSING };
}

function waiting({ kind, work: { summary, severity }, clock }: Need<PressingWork>): Waiting {
  const { code, title } = summary;
  const [does, command] = words[kind];
  return {
    kind,
    thing: { kind: 'incident', id: code },
    title,
    does,
    page: `/incidents/${code}`,
    command: `muster incident ${command.replace('<code>', code)}`,
    clause: clock.clause,
    dueAt: clock.dueAt,
    rank: severity,
    detail: { incident: summary, clock },
  };
}

/** The button's label, and the equivalent command. */
const words: Readonly<Record<ClockName, readonly [does: string, command: string]>> = {
  acknowledge: ['Acknowledge', 'ack <code>'],
  commander: ['Take command', 'take <code>'],
  classify: ['Classify', 'classify <code> --fact …'],
  mitigate: ['Open', 'mitigate <code> --note …'],
  update: ['Write update', 'update <code> "…"'],
  resolve: ['Open', 'resolve <code> --note …'],
};

async function readerOf(reads: IncidentReads, person: Person): Promise<Reader> {
  const { acknowledge } = incidentPermissions;
  const policies = reads.policies();
  const [called, verdicts] = await Promise.all([
    whomAPageCalls(reads.db, policies.current, reads.clock.now()),
    judge({ db: reads.db, policies }, person, [acknowledge], ORGANISATION),
  ]);
  const onCall = called.instead === undefined ? called.to : [];
  return {
    id: person.id,
    isOnCall: onCall.includes(person.id),
    isAnybodyOnCall: onCall.length > 0,
    mayRespond: verdicts?.get(acknowledge.name)?.allowed === true,
  };
}
