import { addDays } from '../../../kernel/clock.ts';
import type { Static } from 'typebox';
import type { RequestId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { resolvedYetFiring } from '../../alerts/public.ts';
import { listLedger } from '../../compliance/public.ts';
import { findingsOf, waitingFor, type Person, type Waiting } from '../../../platform/manifest-queries.ts';
import { liveNames } from '../../../platform/live-keys.ts';
import {
  calledFor,
  clocksMetSince,
  declaredByDay,
  listIncidents,
  type IncidentClock,
  type IncidentSummary,
} from '../../incidents/public.ts';
import { whomAPageCalls } from '../../oncall/public.ts';
import { inOrder } from '../domain/order-waiting.ts';
import { readLastSeen } from '../store/last-seen.ts';
import type { ScreenReads } from './screen-reads.ts';

/** Caps on the response, whatever is open: counts give the totals, and the lists show the rest. */
const MOST_OPEN = 20;
const MOST_NEEDING = 15;
const MOST_RESOLVED = 10;
const MOST_CALLED_FOR = 10;
const MOST_CHANGES = 10;
const LOOKS_BACK_DAYS = 28;

/** The overview: what needs its reader, open incidents, who is on call, clock results, changes, findings. */
export async function overviewOf(reads: ScreenReads, actor: Person, requestId: RequestId) {
  const now = reads.clock.now();
  const since = addDays(now, -LOOKS_BACK_DAYS);
  const seen = await readLastSeen(reads.db, actor.id);
  const areas = reads.areas();
  const { quiet } = liveNames(areas.map(({ live }) => live));
  const unseen = { except: [...quiet], ...(seen === undefined ? {} : { after: seen }) };
  const changes = await listLedger(reads, { actor, requestId }, unseen, MOST_CHANGES);
  if (!changes.ok) return changes;
  const [open, waiting, calls, stillFiring, byDay, called, clocksMet, findings] = await Promise.all([
    listIncidents(reads, actor, { isOpen: true, drill: false }, { after: undefined, limit: MOST_OPEN }),
    waitingFor(areas, reads, actor),
    calledFor(reads, actor, MOST_CALLED_FOR),
    resolvedYetFiring(reads, actor, MOST_RESOLVED),
    declaredByDay(reads, actor, now, LOOKS_BACK_DAYS),
    whomAPageCalls(reads.db, reads.policies().current, now),
    clocksMetSince(reads.db, since),
    findingsOf(areas, reads),
  ]);
  const onCall = called.instead === undefined ? called.to : [];
  const needs = inOrder(waiting.items, now);
  const things = [...new Set(needs.map(keyOf))];
  const shown = new Set(things.slice(0, MOST_NEEDING));
  const person = await reads.people.viewsOf(reads.db, called.to);
  return ok({
    needsYou: needs
      .filter((need) => shown.has(keyOf(need)))
      .map(({ detail, ...need }) => ({ ...need, ...(detail as NeedDetail | undefined) })),
    moreNeedYou: shown.size < things.length || waiting.isCut,
    calledFor: calls,
    open: { count: open.total, items: open.items },
    resolvedYetFiring: { count: stillFiring.total, items: stillFiring.items },
    declaredByDay: byDay,
    onCallNow: onCall.map(person),
    calledInstead: called.instead === undefined ? [] : called.to.map(person),
    clocksMet,
    changesSince: changes.value.items.map(({ seq, at, actor: by, summary, instants, things }) => ({
      seq,
      at,
      actor: by,
      summary,
      ...(instants === undefined ? {} : { instants }),
      things,
    })),
    ...(seen === undefined ? {} : { seenUpTo: seen }),
    findings,
  });
}

/** Extra detail of a waiting item, where an area provides it. */
type NeedDetail = {
  readonly incident?: Static<typeof IncidentSummary>;
  readonly clock?: Static<typeof IncidentClock>;
};

const keyOf = ({ thing: { kind, id } }: Waiting): string => `${kind} ${id}`;
