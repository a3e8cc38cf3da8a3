import type { EntryId, IntegrationId } from '../../../kernel/ids.ts';
import type { Alert } from '../domain/alert.ts';
import type { EvaluatedSignal } from '../domain/evaluated-signal.ts';
import type { ActiveSuppression } from '../domain/suppression.ts';
import { groupKey } from '../domain/group.ts';
import { changesSomething, joinTallies, outcomeOf, tallyOf, type AlertOutcome } from '../domain/receipt.ts';
import type { Receipt } from '../store/receipts.ts';
import type { Arrival } from './arrival.ts';
import type { Place } from './place-groups.ts';

type Decided = {
  /** The evaluated signals of this arrival. */
  readonly evaluated: readonly EvaluatedSignal[];
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly places: ReadonlyMap<string, Place>;
  readonly held: ReadonlyMap<string, ActiveSuppression>;
  readonly entry: EntryId | undefined;
};

/** What one arrival did and why, for its integration's log. */
export function receiptOf(arrival: Arrival, integrationId: IntegrationId, decided: Decided): Receipt {
  const told = arrival.kind === 'notification' ? arrival.notification : undefined;
  const before = arrival.kind === 'notification' ? arrival.before : undefined;
  const own = tallyOf(effectsOf(arrival, decided));
  const tallies = joinTallies(before?.tallies ?? [], own);
  return {
    id: arrival.id,
    integrationId,
    receivedAt: arrival.receivedAt,
    alerts: (before?.alerts ?? 0) + (told ? told.signals.length + told.unreadable.length : 0),
    truncated: told?.truncatedAlerts ?? 0,
    reason: told?.reason,
    outcome: outcomeOf(tallies),
    tallies,
    entryId: own.some(changesSomething) ? decided.entry : before?.entryId,
  };
}

function effectsOf(arrival: Arrival, decided: Decided): readonly AlertOutcome[] {
  if (arrival.kind === 'refused')
    return arrival.problems.map(({ path, problem }) => ({ effect: 'refused', problem: inWords(path, problem) }));
  const unreadable = arrival.notification.unreadable.map(({ path, problem }): AlertOutcome => ({
    effect: 'unreadable',
    problem: inWords(path, problem),
  }));
  const noted = (arrival.notification.noted ?? []).map((why): AlertOutcome => ({ effect: 'noted', why }));
  return [...decided.evaluated.map((one) => effectOf(one, decided)), ...unreadable, ...noted];
}

function effectOf(
  { verdict, isReworded, alert: name, group, reading }: EvaluatedSignal,
  { alerts, places, held }: Decided,
): AlertOutcome {
  if (verdict !== 'began') {
    const { incidentId: incident, heldBy } = alerts.get(name) ?? {};
    if (verdict === 'resolved') {
      if (incident !== undefined) return { effect: 'resolved', incident };
      return { effect: heldBy === undefined ? 'unseen' : 'passed' };
    }
    return isReworded && incident !== undefined ? { effect: 'reworded', incident } : { effect: verdict };
  }
  const by = held.get(name);
  if (by) return { effect: 'held', suppression: by.id, reason: by.reason, until: by.endsAt.toISOString() };
  const place = places.get(groupKey(group));
  if (!place) throw new Error('an alert has begun in a group without an incident');
  const { incident, severity, by: judge, unknownWord, how } = place;
  // If several alerts raise an incident, only those as bad as its new severity count as having raised it.
  const didIt = reading.by === 'nobody' ? judge === 'nobody' : reading.severity === severity;
  if (how === 'joined' || (how === 'raised' && !didIt)) return { effect: 'joined', incident };
  return { effect: how, incident, severity, by: judge, ...(unknownWord === undefined ? {} : { unknownWord }) };
}

const inWords = (path: string, problem: string): string => `${path === '' ? 'the body' : path} ${problem}`;
