import { depth } from '@muster/testing';
import { severities } from '@muster/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { at, bo, declared, factsFor, policy } from '../testing/declared.ts';
import { isOwed, release } from './clock.ts';
import { clocksOwed, withBreached } from './clock-plan.ts';
import { nameCommander } from './commander.ts';
import { isOpen, type Incident } from './incident.ts';
import { acknowledge, mitigate } from './lifecycle.ts';
import { callFalseAlarm, merge, takeAlerts } from './merge.ts';
import { lowerSeverity, raiseSeverity } from './severity-change.ts';
import { isWorse, worseOf } from './severity.ts';

const steps = {
  acknowledge: (incident: Incident, now: Date) => acknowledge(incident, now, policy),
  mitigate: (incident: Incident, now: Date) => mitigate(incident, now, policy),
  command: (incident: Incident, now: Date) => nameCommander(incident, bo, now, policy),
  raise: (incident: Incident, now: Date) => raiseSeverity(incident, 'SEV-1', 'raised', now, policy),
  lower: (incident: Incident, now: Date) => lowerSeverity(incident, 'SEV-3', now, policy),
} as const;

const life = fc.record({
  severity: fc.constantFrom(...severities),
  start: fc.nat(400),
  walk: fc.array(fc.tuple(fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])), fc.nat(120)), {
    maxLength: 6,
  }),
  isServed: fc.boolean(),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** An open incident at some point of its life, with the breaches the worker would have recorded. */
function lived(id: string, { severity, start, walk, isServed }: Life): { incident: Incident; minute: number } {
  let incident = declared({ id: asId(id), at: at(start), facts: factsFor[severity] });
  let minute = start;
  for (const [step, after] of walk) {
    minute += after;
    const next = steps[step](incident, at(minute));
    if (!next.ok) continue;
    incident = { ...next.value, worstSeverity: worseOf(incident.worstSeverity, next.value.severity) };
  }
  if (!isServed) return { incident, minute };
  const clocks = incident.clocks
    .filter((clock) => clock.state === 'running' && clock.dueAt < at(minute))
    .reduce((all, { name, round }) => withBreached(all, name, round), [...incident.clocks]);
  return { incident: { ...incident, clocks }, minute };
}

const pair = fc.tuple(life, life, fc.nat(60)).map(([one, other, later]) => {
  const first = lived('00000000-0000-4000-8000-000000000001', one);
  const second = lived('00000000-0000-4000-8000-000000000002', other);
  return { source: first.incident, survivor: second.incident, now: at(Math.max(first.minute, second.minute) + later) };
});

/** The incidents with all breaches up to `now` recorded. */
const noticed = (incident: Incident, now: Date): Incident => ({
  ...incident,
  clocks: incident.clocks.map((clock) => release(clock, now)),
});

/** Nothing met, breached or owed before has improved, except for time that an approval grants (`mayEase`). */
function expectNoBetter(before: Incident, after: Incident, now: Date, mayEase = false): void {
  const kept = new Set(breaches(noticed(after, now)));
  for (const each of breaches(noticed(before, now))) {
    const [name, at = ''] = each.split(' ');
    expect(
      [...kept].some((other) => other.startsWith(`${name} `) && other.slice(other.indexOf(' ') + 1) <= at),
      each,
    ).toBe(true);
  }
  for (const clock of before.clocks) {
    const same = after.clocks.find(({ name, round }) => name === clock.name && round === clock.round);
    if (clock.state === 'met-late' || clock.state === 'missed') expect(same).toMatchObject({ state: clock.state });
    if (!isOwed(clock) || mayEase) continue;
    expect(same === undefined || same.state === 'void').toBe(false);
    expect(same?.dueAt.getTime()).toBeLessThanOrEqual(clock.dueAt.getTime());
  }
}

const breaches = (incident: Incident): readonly string[] =>
  incident.clocks.flatMap((clock) =>
    'breachedAt' in clock ? [`${clock.name} ${clock.breachedAt.toISOString()}`] : [],
  );

test('no merge improves any clock, severity or record of either [GOV 3.1.1]', () => {
  fc.assert(
    fc.property(
      pair,
      fc.constantFrom('merged' as const, 'duplicate' as const),
      ({ source, survivor, now }, outcome) => {
        const merged = merge(source, survivor, outcome, now, policy);
        if (!merged.ok) {
          expect(isOpen(source) && isOpen(survivor)).toBe(false);
          return undefined;
        }
        const { source: ended, survivor: after } = merged.value;
        expect(ended).toMatchObject({ phase: 'closed', mergedInto: survivor.id, outcome });
        // The earliest start and the worst severity ever held.
        expect(after.declaredAt).toEqual(
          source.declaredAt < survivor.declaredAt ? source.declaredAt : survivor.declaredAt,
        );
        for (const severity of [source.worstSeverity, survivor.severity])
          expect(isWorse(severity, after.severity)).toBe(false);
        // Every breach of either stays, on its own record and on the survivor's, noticed or not.
        const seen = (incident: Incident) =>
          breaches({ ...incident, clocks: incident.clocks.map((clock) => release(clock, now)) });
        expect(new Set(breaches(ended))).toEqual(new Set(seen(source)));
        const noticed = new Set(seen(after));
        for (const each of [...breaches(source), ...breaches(survivor)])
          expect(
            [...noticed].some((other) => other.split(' ')[0] === each.split(' ')[0] && other <= each),
            each,
          ).toBe(true);
        // No owed clock got more time than either had, or than the earliest start gives it.
        const fresh = clocksOwed({ from: after.declaredAt, severity: after.severity, policy });
        for (const clock of after.clocks.filter(isOwed)) {
          const before = [source, survivor].flatMap(({ clocks }) =>
            clocks.filter((each) => each.name === clock.name && isOwed(each)),
          );
          for (const each of before) expect(clock.dueAt.getTime()).toBeLessThanOrEqual(each.dueAt.getTime());
          const start = fresh.find(({ name }) => name === clock.name);
          if (start !== undefined) expect(clock.dueAt.getTime()).toBeLessThanOrEqual(start.dueAt.getTime());
        }
        // What was owed is still owed, or the survivor has done it.
        for (const clock of survivor.clocks.filter(isOwed))
          expect(
            after.clocks.some(
              (each) => each.name === clock.name && each.round === clock.round && each.state !== 'void',
            ),
          ).toBe(true);
        const rounds = after.clocks.map(({ name, round }) => `${name}/${round}`);
        expect(new Set(rounds).size).toBe(rounds.length);
        return undefined;
      },
    ),
    { seed: 8, numRuns: 60 * depth },
  );
});

test('a false alarm takes no breach back and owes nothing more to time', () => {
  fc.assert(
    fc.property(life, fc.nat(100), (given, later) => {
      const { incident, minute } = lived('00000000-0000-4000-8000-000000000001', given);
      const now = at(minute + later);
      const called = callFalseAlarm(incident, now, policy);
      if (!called.ok) {
        expect(isOpen(incident)).toBe(false);
        return;
      }
      const noticed = incident.clocks.map((clock) => release(clock, now));
      expect(breaches(called.value)).toEqual(breaches({ ...incident, clocks: noticed }));
      expect(called.value.clocks.filter(({ state }) => state === 'running')).toEqual([]);
      expect(called.value).toMatchObject({
        phase: 'resolved',
        outcome: 'false-alarm',
        severity: incident.severity,
      });
    }),
    { seed: 9, numRuns: 60 * depth },
  );
});

const word = fc.option(fc.constantFrom(...severities), { nil: undefined });

test('no split improves any clock: alerts that go to another incident bring it their start and their severity [GOV 3.1.1]', () => {
  fc.assert(
    fc.property(life, fc.nat(100), fc.nat(600), fc.uniqueArray(word, { minLength: 1 }), (given, later, back, says) => {
      const { incident, minute } = lived('00000000-0000-4000-8000-000000000001', given);
      if (!isOpen(incident)) return;
      const now = at(minute + later);
      const since = at(minute + later - back);
      const after = takeAlerts(incident, { since, severities: says }, now, policy);
      expectNoBetter(incident, after, now);
      expect(after.declaredAt).toEqual(since < incident.declaredAt ? since : incident.declaredAt);
      expect(after.phase).toBe(incident.phase);
      for (const severity of [incident.severity, ...says])
        if (severity !== undefined) expect(isWorse(severity, after.severity)).toBe(false);
    }),
    { seed: 10, numRuns: 60 * depth },
  );
});

test('no edit of severity takes back what was broken, and a raise gives no clock more time [GOV 3.1.1]', () => {
  fc.assert(
    fc.property(life, fc.nat(100), fc.constantFrom(...severities), (given, later, to) => {
      const { incident, minute } = lived('00000000-0000-4000-8000-000000000001', given);
      const now = at(minute + later);
      const raised = raiseSeverity(incident, to, 'raised', now, policy);
      if (raised.ok) expectNoBetter(incident, raised.value, now);
      // A milder severity may grant more time, since it was approved; a breach stays a breach.
      const lowered = lowerSeverity(incident, to, now, policy);
      if (lowered.ok) expectNoBetter(incident, lowered.value, now, true);
    }),
    { seed: 11, numRuns: 60 * depth },
  );
});
