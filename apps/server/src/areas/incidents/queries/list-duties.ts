import { Type } from 'typebox';
import { sql, type Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { Person } from '../../../platform/http/person.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { whomAPageCalls } from '../../oncall/public.ts';
import { cadenceKept, timelineAccuracy, type Written } from '../domain/duties.ts';
import { commanderOf, isOpen, type Incident } from '../domain/incident.ts';
import { obligations } from '../obligations.ts';
import { incidentPermissions } from '../permissions.ts';
import { incidentReads } from '../services.ts';
import type { IncidentReads } from './incident-reads.ts';
import { seeIncident } from './see-incident.ts';

const Duty = Type.Object(
  {
    duty: Type.Enum(['command', 'timeline-accuracy', 'update-cadence', 'postmortem-scheduling']),
    of: Type.Optional(Person),
    state: Type.Enum(['kept', 'broken', 'open', 'not-owed']),
    says: Type.String(),
    clause: Type.String(),
  },
  { title: 'Duty' },
);

/** The commander's duties (GOV 8.2), measured; without a named commander, who the on-call list proposes. */
export const duties = defineList({
  noun: 'incident',
  name: 'duties',
  route: '/v1/incidents/:code/duties',
  does: 'what its commander is accountable for, measured: timeline, updates, postmortem; or who is proposed as commander',
  empty: { says: 'There are no duties to show.' },
  clauses: ['8.1', '8.2'],
  permission: incidentPermissions.read,
  key: { code: Type.String({ pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$', 'x-ref': 'incident' }) },
  filters: {},
  item: Duty,
  columns: [
    { at: 'duty', head: 'Duty' },
    { at: 'of', head: 'Whose', as: 'person' },
    { at: 'state', head: 'State' },
    { at: 'says', head: 'Measured', shrinksTo: 20 },
    { at: 'clause', head: 'Clause' },
  ],
  async page(use, { actor, key }) {
    const reads = use(incidentReads);
    const { incident } = orFail(await seeIncident(reads, actor, { code: key['code'] ?? '' }));
    return { items: await dutiesOf(reads, incident) };
  },
});

async function dutiesOf(reads: IncidentReads, incident: Incident) {
  const policy = reads.policies().of(incident);
  const { commander: seat, duties: owed } = policy.accountability;
  const isNamed = incident.command.seat === 'named';
  const [proposed] = isNamed ? [] : (await whomAPageCalls(reads.db, policy, reads.clock.now())).to;
  const holder = isNamed ? commanderOf(incident) : proposed;
  const view = await reads.people.viewsOf(reads.db, holder === undefined ? [] : [holder]);
  const person = holder === undefined ? {} : { of: view(holder) };
  const isOwed = seat.severities.includes(incident.severity);
  const commands = {
    duty: 'command' as const,
    ...person,
    state: isNamed ? ('kept' as const) : isOwed ? ('open' as const) : ('not-owed' as const),
    says: isNamed
      ? 'is its named commander'
      : holder === undefined
        ? 'nobody is on call'
        : 'is proposed: first on call',
    clause: seat.named.clause,
  };
  const whose = isNamed ? person : {};
  const measured = { 'timeline-accuracy': timeline, 'update-cadence': cadence, 'postmortem-scheduling': postmortem };
  const rows = await Promise.all(
    owed.are.map(async (duty) => ({ duty, ...whose, clause: owed.clause, ...(await measured[duty](reads, incident)) })),
  );
  return [commands, ...rows];
}

type Measured = { readonly state: 'kept' | 'broken' | 'open' | 'not-owed'; readonly says: string };

async function timeline(reads: IncidentReads, incident: Incident): Promise<Measured> {
  const policy = reads.policies().of(incident);
  const { minutes } = policy.accountability.duties.entriesWithin;
  const until = 'resolvedAt' in incident ? incident.resolvedAt : reads.clock.now();
  const written = await writtenIn(reads.db, incident.id);
  const { entries, inTime, retroactive, longestGap } = timelineAccuracy(written, {
    from: incident.declaredAt,
    until,
    withinMinutes: minutes,
  });
  const { updates } = policy.severities[incident.severity];
  const isGapTooLong = updates.kind !== 'none' && longestGap > updates.minutes;
  const gap = `longest gap ${longestGap} min${isGapTooLong ? ', over the cadence' : ''}`;
  if (entries === 0) return { state: isGapTooLong ? 'broken' : 'open', says: `no entries yet; ${gap}` };
  return {
    state: inTime < entries || isGapTooLong ? 'broken' : 'kept',
    says: `${inTime} of ${entries} within ${minutes} min, ${retroactive} added later; ${gap}`,
  };
}

async function cadence(reads: IncidentReads, incident: Incident): Promise<Measured> {
  const { kept, missed } = cadenceKept(incident.clocks);
  const { updates } = reads.policies().of(incident).severities[incident.severity];
  if (kept + missed === 0 && updates.kind === 'none')
    return { state: 'not-owed', says: 'no cadence for this severity' };
  return { state: missed > 0 ? 'broken' : kept > 0 ? 'kept' : 'open', says: `${kept} in time, ${missed} missed` };
}

/** From the obligations that the postmortem area places. */
async function postmortem({ db }: IncidentReads, incident: Incident): Promise<Measured> {
  const owed = (await obligations.of(db, incident.id)).filter(({ kind }) => kind.startsWith('postmortem'));
  if (owed.length === 0)
    return isOpen(incident) ? { state: 'open', says: 'not yet' } : { state: 'not-owed', says: 'none is due' };
  const isMissed = owed.some(({ missedAt }) => missedAt !== undefined);
  const isDone = owed.every(({ dischargedAt }) => dischargedAt !== undefined);
  const [{ dueAt }] = owed as [(typeof owed)[number]];
  const due = dueAt === undefined ? '' : `, due ${dueAt.toISOString()}`;
  return { state: isMissed ? 'broken' : isDone ? 'kept' : 'open', says: isDone ? 'done' : `open${due}` };
}

async function writtenIn(db: Kysely<unknown>, incident: IncidentId): Promise<readonly Written[]> {
  const { rows } = await sql<{ occurred_at: Date; recorded_at: Date }>`
    select occurred_at, recorded_at from incident_notes where incident_id = ${incident}
    order by occurred_at limit 10000`.execute(db);
  return rows.map((row) => ({ happenedAt: row.occurred_at, writtenAt: row.recorded_at }));
}
