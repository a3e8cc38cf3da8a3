import { describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { declare } from './declare.ts';
import { anna, at, bo, declared, factsFor, policy, T } from '../testing/declared.ts';
import type { ClockName } from './clock.ts';
import { latest } from './clock-plan.ts';
import { nameCommander } from './commander.ts';
import { deadlinesOf, escalationsOf } from './deadlines.ts';
import type { Incident } from './incident.ts';
import { acknowledge, mitigate, reopen, resolve } from './lifecycle.ts';
import { classifyIncident, raiseSeverity } from './severity-change.ts';

const clock = (incident: Incident, name: ClockName) => latest(incident.clocks, name);
const minutesTo = (incident: Incident, name: ClockName) => {
  const due = clock(incident, name)?.dueAt;
  return due && (due.getTime() - T.getTime()) / 60_000;
};
const done = <V>(result: { ok: true; value: V } | { ok: false; error: unknown }): V => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('the clocks of each severity run from T', () => {
  test('SEV-1: acknowledge 5 min, mitigate 30 min, resolve 4 h, commander 5 min [GOV 3.1.2, 3.1.3, 3.1.4, 8.1]', () => {
    const incident = declared();
    expect(
      ['acknowledge', 'mitigate', 'resolve', 'commander'].map((name) => minutesTo(incident, name as ClockName)),
    ).toEqual([5, 30, 240, 5]);
    expect(clock(incident, 'acknowledge')?.clause).toBe('3.1.2');
    expect(clock(incident, 'mitigate')?.clause).toBe('3.1.3');
    expect(clock(incident, 'resolve')?.clause).toBe('3.1.4');
    expect(clock(incident, 'commander')?.clause).toBe('8.1');
  });

  test('SEV-2: acknowledge 15 min, mitigate 2 h, resolve 24 h, commander 5 min [GOV 3.2.2, 3.2.3, 3.2.4, 8.1]', () => {
    const incident = declared({ facts: factsFor['SEV-2'] });
    expect(
      ['acknowledge', 'mitigate', 'resolve', 'commander'].map((name) => minutesTo(incident, name as ClockName)),
    ).toEqual([15, 120, 1440, 5]);
  });

  test('SEV-3: acknowledge 1 h, mitigate 8 h, resolve 72 h, and no commander is owed [GOV 3.3.2, 3.3.3, 3.3.4]', () => {
    const incident = declared({ facts: factsFor['SEV-3'] });
    expect(
      ['acknowledge', 'mitigate', 'resolve', 'commander'].map((name) => minutesTo(incident, name as ClockName)),
    ).toEqual([60, 480, 4320, undefined]);
  });

  test('SEV-4: acknowledge 4 h, resolve by the end of the next sprint, no mitigation limit [GOV 3.4.2, 3.4.3]', () => {
    const incident = declared({ facts: factsFor['SEV-4'] });
    expect(minutesTo(incident, 'acknowledge')).toBe(240);
    expect(minutesTo(incident, 'mitigate')).toBeUndefined();
    // Two-week sprints from Monday 5 January 2026: T lies in the one that ends on 9 November.
    expect(clock(incident, 'resolve')?.dueAt.toISOString()).toBe('2026-11-23T00:00:00.000Z');
  });

  test('another sprint calendar in the policy moves the resolution [GOV 3.4.3]', () => {
    const weekly = releasedPolicy({ 'sprints.yaml': (text) => text.replace('length: 2w', 'length: 1w') });
    const { incident } = declare(
      { ...declared(), entry: declared().lastEntry, at: T, atLeast: undefined, facts: factsFor['SEV-4'] },
      weekly,
    );
    expect(clock(incident, 'resolve')?.dueAt.toISOString()).toBe('2026-11-16T00:00:00.000Z');
  });
});

test('an acknowledgment at the very limit is in time; a moment later it is late and the breach stays [GOV 3.1.2]', () => {
  expect(clock(done(acknowledge(declared(), at(5), policy)), 'acknowledge')).toMatchObject({
    state: 'met',
    settledAt: at(5),
  });
  const late = new Date(at(5).getTime() + 1);
  expect(clock(done(acknowledge(declared(), late, policy)), 'acknowledge')).toMatchObject({
    state: 'met-late',
    breachedAt: at(5),
    settledAt: late,
  });
});

test('a clock warns when the policy’s last share of its time begins', () => {
  expect(clock(declared(), 'mitigate')?.warnAt).toEqual(at(22.5));
});

describe('severity changes (R11)', () => {
  test('what a raise newly owes runs from the raise, and what was met stays met', () => {
    const acknowledged = done(acknowledge(declared({ facts: factsFor['SEV-3'] }), at(10), policy));
    const raised = done(raiseSeverity(acknowledged, 'SEV-1', 'raised', at(20), policy));
    expect(clock(raised, 'acknowledge')).toMatchObject({ state: 'met', settledAt: at(10) });
    expect(minutesTo(raised, 'mitigate')).toBe(50);
    expect(minutesTo(raised, 'commander')).toBe(25);
    expect(minutesTo(raised, 'update')).toBe(35);
  });

  test('a raise never gives more time than there was', () => {
    const acknowledged = done(acknowledge(declared({ facts: factsFor['SEV-3'] }), at(10), policy));
    expect(minutesTo(done(raiseSeverity(acknowledged, 'SEV-1', 'raised', at(470), policy)), 'mitigate')).toBe(480);
  });

  test('a downgrade is refused by its clause until approvals exist [GOV 3.1.1]', () => {
    const refusal = raiseSeverity(declared(), 'SEV-3', 'raised', at(1), policy);
    expect(refusal).toMatchObject({
      ok: false,
      error: { code: 'incidents/downgrade-needs-approval', clause: '3.1.1' },
    });
  });

  test('the first classification of a bare title is no downgrade: its clocks count from T (R36)', () => {
    const bare = declared({ facts: {} });
    expect(bare).toMatchObject({ severity: 'SEV-2', severitySource: 'provisional' });
    expect(minutesTo(bare, 'classify')).toBe(5);
    const { incident } = done(classifyIncident(bare, factsFor['SEV-3'], at(3), policy));
    expect(incident).toMatchObject({ severity: 'SEV-3', severitySource: 'facts' });
    expect(minutesTo(incident, 'mitigate')).toBe(480);
    expect(clock(incident, 'commander')?.state).toBe('void');
    expect(clock(incident, 'classify')).toMatchObject({ state: 'met', settledAt: at(3) });
  });

  test('what a first classification released is owed again by a raise, from the raise on [GOV 8.1]', () => {
    const classified = done(classifyIncident(declared({ facts: {} }), factsFor['SEV-3'], at(3), policy)).incident;
    const raised = done(raiseSeverity(classified, 'SEV-1', 'raised', at(20), policy));
    expect(clock(raised, 'commander')).toMatchObject({ state: 'running', round: 2, dueAt: at(25) });
  });

  test('a first classification keeps what is met, and owes the updates of a worse level from then on [GOV 3.1.7]', () => {
    const acknowledged = done(acknowledge(declared({ facts: {} }), at(1), policy));
    const met = { state: 'met', round: 1, settledAt: at(1) };
    const milder = done(classifyIncident(acknowledged, factsFor['SEV-3'], at(3), policy)).incident;
    expect(clock(milder, 'acknowledge')).toMatchObject(met);
    const worse = done(classifyIncident(acknowledged, factsFor['SEV-1'], at(3), policy)).incident;
    expect(clock(worse, 'acknowledge')).toMatchObject(met);
    expect(minutesTo(worse, 'update')).toBe(18);
  });

  test('a first classification gives no more time for an update that is owed already, under any cadence', () => {
    const often = releasedPolicy({
      'severities.yaml': (text) =>
        text.replaceAll('every: no-limit, clause: 3.1.7, ruling: R14', 'every: 15m, clause: 3.1.7'),
    });
    const before = declared();
    const { incident: bare } = declare(
      { ...before, entry: before.lastEntry, at: T, atLeast: undefined, facts: {} },
      often,
    );
    const { incident } = done(classifyIncident(bare, factsFor['SEV-2'], at(10), often));
    expect(clock(incident, 'update')).toMatchObject({ state: 'running', round: 1, dueAt: at(15) });
  });

  test('facts that leave a worse level open keep it unclassified', () => {
    const { incident, classification } = done(
      classifyIncident(declared({ facts: {} }), { workaround: true }, at(1), policy),
    );
    expect(classification.kind).toBe('undecided');
    expect(incident.severitySource).toBe('provisional');
  });

  test('later facts may make a classified incident worse, never milder', () => {
    const sev2 = declared({ facts: factsFor['SEV-2'] });
    expect(done(classifyIncident(sev2, { outage: 'full' }, at(2), policy)).incident.severity).toBe('SEV-1');
    expect(classifyIncident(sev2, factsFor['SEV-4'], at(2), policy)).toMatchObject({
      ok: false,
      error: { code: 'incidents/downgrade-needs-approval' },
    });
  });
});

describe('the named commander [GOV 8.1]', () => {
  test('the declarer stands in, and that does not stop the clock', () => {
    expect(declared().command).toEqual({ seat: 'provisional', holder: anna, since: T });
    expect(clock(declared(), 'commander')?.state).toBe('running');
  });

  test('taking command by name meets it, for the declarer too', () => {
    const named = done(nameCommander(declared(), anna, at(2), policy));
    expect(clock(named, 'commander')).toMatchObject({ state: 'met' });
    expect(named.command).toEqual({ seat: 'named', holder: anna, since: at(2) });
  });

  test('an incident raised to SEV-2 with a commander already named owes no second naming', () => {
    const named = done(nameCommander(declared({ facts: factsFor['SEV-3'] }), bo, at(2), policy));
    expect(clock(done(raiseSeverity(named, 'SEV-2', 'raised', at(10), policy)), 'commander')?.state).toBe('met');
  });
});

describe('reopening', () => {
  const overAt20 = (incident: Incident): Incident => {
    const acknowledged = done(acknowledge(incident, at(1), policy));
    return done(resolve(done(mitigate(acknowledged, at(10), policy)), at(20), policy));
  };
  const running = ({ clocks }: Incident) =>
    Object.fromEntries(
      clocks
        .filter(({ state }) => state === 'running')
        .map(({ name, round, dueAt }) => [name, { round, minutes: (dueAt.getTime() - T.getTime()) / 60_000 }]),
    );

  test('owes all but the acknowledgment again, from the reopening on [GOV 3.1.3, 3.1.4, 3.1.7, 8.1]', () => {
    const again = done(reopen(overAt20(declared()), at(60), policy));
    expect(running(again)).toEqual({
      commander: { round: 2, minutes: 65 },
      update: { round: 2, minutes: 75 },
      mitigate: { round: 2, minutes: 90 },
      resolve: { round: 2, minutes: 300 },
    });
  });

  test('asks for no second naming of a commander who is named [GOV 8.1]', () => {
    const again = done(reopen(overAt20(done(nameCommander(declared(), bo, at(1), policy))), at(60), policy));
    expect(running(again)).toEqual({
      update: { round: 2, minutes: 75 },
      mitigate: { round: 2, minutes: 90 },
      resolve: { round: 2, minutes: 300 },
    });
  });

  test('keeps the first round’s history, and forgets that it was over', () => {
    const again = done(reopen(overAt20(declared()), at(60), policy));
    expect(again.phase).toBe('acknowledged');
    expect(again.clocks.filter(({ name }) => name === 'mitigate').map(({ state }) => state)).toEqual([
      'met',
      'running',
    ]);
    expect(again).not.toHaveProperty('resolvedAt');
  });

  test('is no step for what is not over, however far it has come', () => {
    const mitigated = done(mitigate(done(acknowledge(declared(), at(1), policy)), at(10), policy));
    expect(reopen(mitigated, at(11), policy)).toMatchObject({ ok: false, error: { code: 'incidents/illegal-step' } });
  });
});

test('a resolution keeps when users ceased to suffer, and says it is now where nobody had said so', () => {
  const acknowledged = done(acknowledge(declared(), at(1), policy));
  expect(done(resolve(done(mitigate(acknowledged, at(10), policy)), at(20), policy))).toMatchObject({
    acknowledgedAt: at(1),
    mitigatedAt: at(10),
    resolvedAt: at(20),
  });
  expect(done(resolve(acknowledged, at(20), policy))).toMatchObject({ mitigatedAt: at(20), resolvedAt: at(20) });
});

describe('what nobody has recorded yet', () => {
  test('a resolution releases no clock whose time is up: it is in breach [GOV 3.1.7, 8.1]', () => {
    const late = done(resolve(done(acknowledge(declared(), at(1), policy)), at(20), policy));
    expect(clock(late, 'update')).toMatchObject({ state: 'breached', breachedAt: at(15) });
    expect(clock(late, 'commander')).toMatchObject({ state: 'breached', breachedAt: at(5) });
    const inTime = done(resolve(done(acknowledge(declared(), at(1), policy)), at(5), policy));
    expect([clock(inTime, 'update')?.state, clock(inTime, 'commander')?.state]).toEqual(['void', 'void']);
    const bare = done(resolve(done(acknowledge(declared({ facts: {} }), at(1), policy)), at(2), policy));
    expect(clock(bare, 'classify')?.state).toBe('void');
  });

  test('a first classification gives no more time to a clock whose time is up', () => {
    const late = done(classifyIncident(declared({ facts: {} }), factsFor['SEV-3'], at(130), policy)).incident;
    expect(clock(late, 'mitigate')).toMatchObject({ state: 'breached', breachedAt: at(120) });
  });
});

test('what is mitigated already is not owed again under a worse severity [GOV 3.2.3]', () => {
  const mitigated = done(
    mitigate(done(acknowledge(declared({ facts: factsFor['SEV-4'] }), at(1), policy)), at(2), policy),
  );
  expect(clock(done(raiseSeverity(mitigated, 'SEV-2', 'raised', at(3), policy)), 'mitigate')?.state).toBe('met');
});

test('reopened before it was classified, an incident counts from its reopening, and owes the classification again', () => {
  const resolved = done(resolve(done(acknowledge(declared({ facts: {} }), at(1), policy)), at(2), policy));
  const reopened = done(reopen(resolved, at(1800), policy));
  expect(clock(reopened, 'classify')).toMatchObject({ state: 'running', round: 2, startedAt: at(1800) });
  const { incident } = done(classifyIncident(reopened, factsFor['SEV-2'], at(1810), policy));
  expect(clock(incident, 'mitigate')).toMatchObject({ state: 'running', round: 2, dueAt: at(1920) });
});

test('a clock has been warned of where a first classification leaves its due time as it was, and there only', () => {
  const before = declared({ facts: {} });
  const warned = { ...before, clocks: before.clocks.map((each) => ({ ...each, isWarned: true })) };
  const { incident } = done(classifyIncident(warned, factsFor['SEV-2'], at(100), policy));
  expect(clock(incident, 'mitigate')?.isWarned).toBe(true);
  const { incident: later } = done(classifyIncident(warned, factsFor['SEV-3'], at(100), policy));
  expect(clock(later, 'mitigate')?.isWarned).toBe(false);
});

describe('escalation', () => {
  const stepsOf = (incident: Incident) => escalationsOf(incident, policy).map(({ step }) => step);
  const dueOf = (incident: Incident) =>
    deadlinesOf(incident, policy)
      .filter(({ kind }) => kind === 'escalate')
      .map((deadline) => (deadline.at.getTime() - T.getTime()) / 60_000);

  test('is owed for what is not mitigated, and for the lack of a named commander, each apart [GOV 3.1.5, 8.1]', () => {
    const acknowledged = done(acknowledge(declared(), at(1), policy));
    expect(dueOf(acknowledged)).toEqual([30, 5, 10]);
    expect(dueOf(done(mitigate(acknowledged, at(2), policy)))).toEqual([5, 10]);
    expect(dueOf(done(nameCommander(acknowledged, bo, at(2), policy)))).toEqual([30]);
  });

  test('that was taken before a reopening is owed again after it [GOV 3.1.5, 8.1]', () => {
    const taken = { ...declared(), escalated: stepsOf(declared()) };
    expect(dueOf(taken)).toEqual([]);
    const over = done(resolve(done(acknowledge(taken, at(31), policy)), at(40), policy));
    expect(dueOf(done(reopen(over, at(60), policy)))).toEqual([90, 65, 70]);
  });

  test('that was taken under a milder severity is owed again under a worse one [GOV 3.1.5]', () => {
    const sev3 = declared({ facts: factsFor['SEV-3'] });
    const raised = done(raiseSeverity({ ...sev3, escalated: stepsOf(sev3) }, 'SEV-1', 'raised', at(490), policy));
    expect(dueOf(raised)).toContain(480);
  });
});

test('a mitigation missed as unclassified escalates no earlier than its severity says [GOV 3.3.5]', () => {
  const { incident } = done(classifyIncident(declared({ facts: {} }), factsFor['SEV-3'], at(130), policy));
  expect(escalationsOf(incident, policy)).toMatchObject([{ at: at(480), clause: '3.3.5' }]);
});
