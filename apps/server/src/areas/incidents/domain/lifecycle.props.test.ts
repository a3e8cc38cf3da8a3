import { depth } from '@muster/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { severities } from '@muster/policy';
import { addMilliseconds, laterOf } from '../../../kernel/clock.ts';
import { anna, at, bo, declared, factsFor, policy } from '../testing/declared.ts';
import { isOwed } from './clock.ts';
import { withBreached } from './clock-plan.ts';
import { nameCommander } from './commander.ts';
import { deadlinesOf, nextDeadlines, type IncidentDeadline } from './deadlines.ts';
import { isOpen, type Incident } from './incident.ts';
import { acknowledge, close, mitigate, reopen, resolve } from './lifecycle.ts';
import { raiseSeverity } from './severity-change.ts';
import { isWorse } from './severity.ts';

const steps = {
  acknowledge: (incident: Incident, now: Date) => acknowledge(incident, now, policy),
  mitigate: (incident: Incident, now: Date) => mitigate(incident, now, policy),
  resolve: (incident: Incident, now: Date) => resolve(incident, now, policy),
  close: (incident: Incident, now: Date) => close(incident, now, policy),
  reopen: (incident: Incident, now: Date) => reopen(incident, now, policy),
  takeCommand: (incident: Incident, now: Date) => nameCommander(incident, bo, now, policy),
  takeCommandBack: (incident: Incident, now: Date) => nameCommander(incident, anna, now, policy),
  raiseToSev1: (incident: Incident, now: Date) => raiseSeverity(incident, 'SEV-1', 'raised', now, policy),
  raiseToSev2: (incident: Incident, now: Date) => raiseSeverity(incident, 'SEV-2', 'raised', now, policy),
} as const;

const story = fc.record({
  severity: fc.constantFrom(...severities),
  walk: fc.array(
    fc.record({ step: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])), after: fc.nat(300) }),
    { maxLength: 25 },
  ),
});

/** Runs a story and reports each incident along it together with its predecessor. */
function walk(
  {
    severity,
    walk: path,
  }: { severity: Incident['severity']; walk: readonly { step: keyof typeof steps; after: number }[] },
  see: (before: Incident, after: Incident) => void,
) {
  let incident = declared({ facts: factsFor[severity] });
  let minutes = 0;
  for (const { step, after } of path) {
    minutes += after;
    const next = steps[step](incident, at(minutes));
    if (!next.ok) continue;
    see(incident, next.value);
    incident = next.value;
  }
}

test('whatever is done, an incident is acknowledged before it is mitigated, and mitigated before it is resolved', () => {
  fc.assert(
    fc.property(story, (given) => {
      walk(given, (_before, after) => {
        const times = [
          after.declaredAt,
          ...['acknowledgedAt', 'mitigatedAt', 'resolvedAt', 'closedAt'].flatMap((name) =>
            name in after ? [after[name as keyof Incident] as Date] : [],
          ),
        ];
        expect(times.toSorted((first, second) => first.getTime() - second.getTime())).toEqual(times);
      });
    }),
    { seed: 1, numRuns: 25 * depth },
  );
});

test('a breach or a met clock is never undone, and severity never becomes milder', () => {
  fc.assert(
    fc.property(story, (given) => {
      walk(given, (before, after) => {
        expect(isWorse(before.severity, after.severity)).toBe(false);
        for (const clock of before.clocks) {
          const now = after.clocks.find(({ name, round }) => name === clock.name && round === clock.round);
          expect(now).toBeDefined();
          if (clock.state === 'met' || clock.state === 'met-late') expect(now).toEqual(clock);
          if (clock.state === 'breached') expect(now).toHaveProperty('breachedAt', clock.breachedAt);
        }
      });
    }),
    { seed: 2, numRuns: 25 * depth },
  );
});

test('nothing is due on an incident that is resolved or closed', () => {
  fc.assert(
    fc.property(story, (given) => {
      walk(given, (_before, after) => {
        if (isOpen(after)) return;
        expect(after.clocks.filter(isOwed).filter(({ state }) => state === 'running')).toEqual([]);
        expect(deadlinesOf(after, policy)).toEqual([]);
      });
    }),
    { seed: 3, numRuns: 25 * depth },
  );
});

test('every running clock has its deadline, at its due time', () => {
  fc.assert(
    fc.property(story, (given) => {
      walk(given, (_before, after) => {
        const breaches = deadlinesOf(after, policy)
          .filter(({ kind }) => kind === 'breach')
          .map(({ at: due }) => due.getTime());
        const running = after.clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => dueAt.getTime());
        expect(new Set(breaches)).toEqual(new Set(running));
        expect(breaches).toHaveLength(running.length);
      });
    }),
    { seed: 4, numRuns: 25 * depth },
  );
});

test('one planned after the other, all deadlines are served that would have been planned at once, in their order', () => {
  fc.assert(
    fc.property(story, (given) => {
      walk(given, (_before, after) => {
        for (const lateBy of [0, 60_000, 7 * 24 * 3_600_000]) {
          const served: IncidentDeadline[] = [];
          let now = after.declaredAt;
          for (let left = after, next = earliest(left, now); next !== undefined; next = earliest(left, now)) {
            served.push(next);
            now = laterOf(now, addMilliseconds(next.at, lateBy));
            left = fired(left, next);
          }
          expect(served.map(inWords)).toEqual(deadlinesOf(after, policy).map(inWords).toSorted());
        }
      });
    }),
    { seed: 5, numRuns: 25 * depth },
  );
});

/** The earliest planned deadline that has passed by `now` without having fired. */
const earliest = (incident: Incident, now: Date): IncidentDeadline | undefined =>
  Object.values(nextDeadlines(incident, policy, now))
    .flat()
    .toSorted((first, second) => (inWords(first) < inWords(second) ? -1 : 1))[0];

const inWords = (deadline: IncidentDeadline): string =>
  `${deadline.at.toISOString()} ${deadline.kind} ${deadline.kind === 'escalate' ? deadline.step : `${deadline.clock}/${deadline.round}`}`;

/** What the worker's handlers do to the incident, apart from entries and pages. */
function fired(incident: Incident, deadline: IncidentDeadline): Incident {
  switch (deadline.kind) {
    case 'warn':
      return {
        ...incident,
        clocks: incident.clocks.map((clock) =>
          clock.name === deadline.clock && clock.round === deadline.round ? { ...clock, isWarned: true } : clock,
        ),
      };
    case 'breach':
      return { ...incident, clocks: withBreached(incident.clocks, deadline.clock, deadline.round) };
    case 'escalate':
      return { ...incident, escalated: [...incident.escalated, deadline.step] };
  }
}
