import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/clock.ts';
import type { RequestId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { resolvedYetFiring } from '../../alerts/public.ts';
import { listLedger, readsAllowed } from '../../compliance/public.ts';
import { rowsChanged } from '../../../platform/commands/ledger-actions.ts';
import { judge } from '../../identity/public.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import {
  calledFor,
  clocksMetSince,
  declaredByDay,
  incidentPermissions,
  listIncidents,
  pressingWork,
} from '../../incidents/public.ts';
import { whomAPageCalls } from '../../oncall/public.ts';
import { needsOf, type Reader } from '../domain/needs.ts';
import { readLastSeen } from '../store/last-seen.ts';
import { gatherFindings } from './findings.ts';
import type { ScreenReads } from './screen-reads.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/** Whatever is open, the answer stays a page long: counts tell of the rest, and the lists show it. */
const MOST_OPEN = 20;
const MOST_PRESSING = 50;
const MOST_NEEDING = 15;
const MOST_RESOLVED = 10;
const MOST_CALLED_FOR = 10;
const MOST_CHANGES = 10;
const LOOKS_BACK_DAYS = 28;

/** What says nothing new to people: counts of what they themselves read. */
export const QUIET_ACTIONS: readonly string[] = [readsAllowed.name, rowsChanged.name];

/** The first page: what needs its reader, what is open, who is on call, how the clocks did, what changed, what is amiss. */
export async function overviewOf(reads: ScreenReads, actor: Person, requestId: RequestId) {
  const now = reads.clock.now();
  const since = addDays(now, -LOOKS_BACK_DAYS);
  const seen = await readLastSeen(reads.db, actor.id);
  const unseen = { except: QUIET_ACTIONS, ...(seen === undefined ? {} : { after: seen }) };
  const changes = await listLedger(reads, { actor, requestId }, unseen, MOST_CHANGES);
  if (!changes.ok) return changes;
  const [open, pressing, calls, stillFiring, byDay, called, clocksMet, findings] = await Promise.all([
    listIncidents(reads, actor, { isOpen: true, drill: false }, { after: undefined, limit: MOST_OPEN }),
    pressingWork(reads, actor, MOST_PRESSING),
    calledFor(reads, actor, MOST_CALLED_FOR),
    resolvedYetFiring(reads, actor, MOST_RESOLVED),
    declaredByDay(reads, actor, now, LOOKS_BACK_DAYS),
    whomAPageCalls(reads.db, reads.policies().current),
    clocksMetSince(reads.db, since),
    gatherFindings(reads),
  ]);
  const onCall = called.instead === undefined ? called.to : [];
  const reader = await readerOf(reads, actor, onCall);
  const needs = needsOf(pressing, reader, now);
  const works = [...new Set(needs.map(({ work }) => work))];
  const needing = new Set(works.slice(0, MOST_NEEDING));
  const person = await reads.people.viewsOf(reads.db, called.to);
  return ok({
    needsYou: needs
      .filter(({ work }) => needing.has(work))
      .map(({ kind, work, clock }) => ({
        kind,
        incident: work.summary,
        clock,
        clause: clock.clause,
      })),
    moreNeedYou: needing.size < works.length || pressing.length >= MOST_PRESSING,
    calledFor: calls,
    open: { count: open.total, items: open.items },
    resolvedYetFiring: { count: stillFiring.total, items: stillFiring.items },
    declaredByDay: byDay,
    onCallNow: onCall.map(person),
    calledInstead: called.instead === undefined ? [] : called.to.map(person),
    clocksMet,
    changesSince: changes.value.items.map(({ seq, at, summary, instants, things }) => ({
      seq,
      at,
      summary,
      ...(instants === undefined ? {} : { instants }),
      things,
    })),
    ...(seen === undefined ? {} : { seenUpTo: seen }),
    findings,
  });
}

async function readerOf(reads: ScreenReads, actor: Person, onCall: readonly string[]): Promise<Reader> {
  const verdicts = await judge(
    { db: reads.db, policies: reads.policies() },
    actor,
    [incidentPermissions.acknowledge],
    ORGANISATION,
  );
  return {
    id: actor.id,
    isOnCall: onCall.includes(actor.id),
    isAnybodyOnCall: onCall.length > 0,
    mayRespond: verdicts?.get(incidentPermissions.acknowledge.name)?.allowed === true,
  };
}
