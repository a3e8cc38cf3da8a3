import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import type { Incident } from '../domain/incident.ts';
import { warnOfClock } from '../reactions/fire-clock.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { readIncident } from '../store/incidents.ts';
import { factsFor } from '../testing/declared.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([registerIncidentReactions]);
});
afterEach(async () => story.end());

const note = ownWords('done');

async function declare(severity: Incident['severity'], who = story.sre): Promise<string> {
  return (
    await story.done(who, declareIncident, {
      title: ownWords('Fraud model p99 over 2 s'),
      facts: { ...factsFor[severity] },
    })
  ).code;
}
async function incident(code: string): Promise<Incident> {
  const found = await readIncident(story.host.db, { code });
  if (!found) throw new Error('no incident');
  return found;
}
const breaches = async () =>
  (await story.entries('incident.clock_breached')).map((entry) => [entry.data['clock'], entry.clause]);
const pagedIds = async (after: Date) => (await story.pages()).filter(({ at }) => at > after).map(({ to }) => to);

describe('acknowledgment', () => {
  test.each([
    ['SEV-1', 5, '3.1.2'],
    ['SEV-2', 15, '3.2.2'],
    ['SEV-3', 60, '3.3.2'],
    ['SEV-4', 240, '3.4.2'],
  ] as const)(
    'a %s that nobody acknowledges is in breach after %i minutes, by clause %s [GOV 3.1.2, 3.2.2, 3.3.2, 3.4.2]',
    async (severity, minutes, clause) => {
      const code = await declare(severity);
      await story.done(story.secondSre, takeCommand, { code });
      await story.advance({ minutes, milliseconds: -1 });
      expect(await breaches()).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect(await breaches()).toEqual([['acknowledge', clause]]);
    },
  );

  test('an acknowledgment a moment before the limit leaves nothing to breach [GOV 3.1.2]', async () => {
    const code = await declare('SEV-1');
    await story.advance({ minutes: 5, milliseconds: -1 });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 1 });
    expect((await breaches()).filter(([clock]) => clock === 'acknowledge')).toEqual([]);
  });

  test('a breach is dated when it fell due, however late it is noticed, and stays after a late acknowledgment', async () => {
    const code = await declare('SEV-1');
    const due = new Date(story.host.clock.now().getTime() + 5 * 60_000);
    story.host.clock.advance({ minutes: 9 });
    await story.done(story.sre, acknowledgeIncident, { code });
    expect((await story.entries('incident.clock_breached')).map(({ data }) => data['dueAt'])).toContain(
      due.toISOString(),
    );
    expect((await incident(code)).clocks.find(({ name }) => name === 'acknowledge')).toMatchObject({
      state: 'met-late',
      breachedAt: due,
    });
  });

  test('the page is repeated until somebody acknowledges', async () => {
    const code = await declare('SEV-1');
    expect((await story.pages()).map(({ to }) => to)).toEqual([story.sre.id, story.secondSre.id]);
    await story.advance({ minutes: 2 });
    expect(await story.pages()).toHaveLength(4);
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    await story.advance({ minutes: 10 });
    expect(await story.pages()).toHaveLength(4);
  });

  test.each([
    ['SEV-1', ['2.1', '3.1.2']],
    ['SEV-2', ['2.1', '3.2.2']],
    ['SEV-3', ['3.3.2']],
    ['SEV-4', ['3.4.2']],
  ] as const)(
    'a page or notice of a %s names the clause it asks under, its repetition too [GOV 2.1, 3.1.2, 3.2.2, 3.3.2, 3.4.2]',
    async (severity, clauses) => {
      await declare(severity);
      await story.advance({ minutes: 2 });
      expect((await story.entries('page.requested')).map(({ clause }) => clause)).toEqual(clauses);
    },
  );
});

describe('mitigation and resolution', () => {
  test.each([
    ['SEV-1', { minutes: 30 }, '3.1.3'],
    ['SEV-2', { hours: 2 }, '3.2.3'],
    ['SEV-3', { hours: 8 }, '3.3.3'],
  ] as const)(
    'an unmitigated %s is in breach at its limit [GOV 3.1.3, 3.2.3, 3.3.3]',
    async (severity, limit, clause) => {
      const code = await declare(severity);
      await story.done(story.sre, acknowledgeIncident, { code });
      await story.done(story.sre, takeCommand, { code });
      await story.advance({ ...limit, milliseconds: -1 });
      expect((await breaches()).filter(([clock]) => clock === 'mitigate')).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect((await breaches()).filter(([clock]) => clock === 'mitigate')).toEqual([['mitigate', clause]]);
    },
  );

  test.each([
    ['SEV-1', { hours: 4 }, '3.1.4'],
    ['SEV-2', { hours: 24 }, '3.2.4'],
    ['SEV-3', { hours: 72 }, '3.3.4'],
  ] as const)(
    'an unresolved %s is in breach at its limit [GOV 3.1.4, 3.2.4, 3.3.4]',
    async (severity, limit, clause) => {
      const code = await declare(severity);
      await story.done(story.sre, acknowledgeIncident, { code });
      await story.done(story.sre, takeCommand, { code });
      await story.done(story.sre, mitigateIncident, { code, note });
      await story.advance({ ...limit, milliseconds: -1 });
      expect((await breaches()).filter(([clock]) => clock === 'resolve')).toEqual([]);
      await story.advance({ milliseconds: 1 });
      expect((await breaches()).filter(([clock]) => clock === 'resolve')).toEqual([['resolve', clause]]);
    },
  );

  test('an unresolved SEV-4 is in breach when the sprint after the current one has ended [GOV 3.4.3]', async () => {
    const code = await declare('SEV-4');
    await story.done(story.sre, acknowledgeIncident, { code });
    const due = (await incident(code)).clocks.find(({ name }) => name === 'resolve')?.dueAt;
    expect(due?.toISOString()).toBe('2026-11-23T00:00:00.000Z');
    await story.advance({ days: 21 });
    expect((await breaches()).filter(([clock]) => clock === 'resolve')).toEqual([['resolve', '3.4.3']]);
  });

  test('a resolved incident has nothing left to fall due', async () => {
    const code = await declare('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, resolveIncident, { code, note });
    const before = (await story.entries()).length;
    await story.advance({ days: 3 });
    expect(await story.entries()).toHaveLength(before);
  });
});

describe('escalation', () => {
  test('an unmitigated SEV-1 reaches the ML Platform Lead and the VP at T+30 [GOV 3.1.5]', async () => {
    const code = await declare('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ minutes: 29, seconds: 59 });
    expect(await pagedIds(acknowledged)).toEqual([]);
    await story.advance({ seconds: 1 });
    expect((await pagedIds(acknowledged)).toSorted()).toEqual([story.lead.id, story.vp.id].toSorted());
  });

  test('an unmitigated SEV-2 reaches the ML Platform Lead at T+2 h [GOV 3.2.5]', async () => {
    const code = await declare('SEV-2');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ hours: 2 });
    expect(await pagedIds(acknowledged)).toEqual([story.lead.id]);
  });

  test('an unmitigated SEV-3 is told to the SRE Lead at T+8 h [GOV 3.3.5]', async () => {
    const code = await declare('SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ hours: 8 });
    expect((await story.pages()).filter(({ at }) => at > acknowledged)).toMatchObject([
      { to: story.sreLead.id, urgency: 'notify', clause: '3.3.5' },
    ]);
  });

  test('what is mitigated in time is not escalated [GOV 3.1.5]', async () => {
    const code = await declare('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, takeCommand, { code });
    await story.advance({ minutes: 29 });
    const mitigated = story.host.clock.now();
    await story.done(story.sre, mitigateIncident, { code, note });
    await story.advance({ hours: 1 });
    expect(await pagedIds(mitigated)).toEqual([]);
  });

  test('a raise to SEV-1 late in a SEV-3’s life escalates once, and to SEV-1’s roles', async () => {
    const code = await declare('SEV-3');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ hours: 1 });
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-1', reason: ownWords('users cannot pay') });
    await story.done(story.sre, takeCommand, { code });
    const raised = story.host.clock.now();
    await story.advance({ minutes: 30 });
    expect((await pagedIds(raised)).toSorted()).toEqual([story.lead.id, story.vp.id].toSorted());
    const escalatedAt = story.host.clock.now();
    await story.advance({ hours: 12 });
    expect(await pagedIds(escalatedAt)).toEqual([]);
  });
});

describe('the named commander [GOV 8.1]', () => {
  test('a SEV-2 without one after 5 minutes is in breach and pages the ML Platform Lead [GOV 8.1]', async () => {
    const code = await declare('SEV-2');
    await story.done(story.sre, acknowledgeIncident, { code });
    const acknowledged = story.host.clock.now();
    await story.advance({ minutes: 5, milliseconds: -1 });
    expect(await pagedIds(acknowledged)).toEqual([]);
    await story.advance({ milliseconds: 1 });
    expect(await breaches()).toEqual([['commander', '8.1']]);
    expect((await story.pages()).at(-1)).toMatchObject({
      to: story.lead.id,
      reason: 'commander-missing',
      clause: '8.1',
    });
  });

  test('for a SEV-1 the VP Engineering follows 5 minutes later [GOV 8.1]', async () => {
    const code = await declare('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 5 });
    const missed = story.host.clock.now();
    await story.advance({ minutes: 5 });
    expect(await pagedIds(missed)).toEqual([story.vp.id]);
  });

  test('one named in time leaves nothing to escalate [GOV 8.1]', async () => {
    const code = await declare('SEV-1');
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.secondSre, takeCommand, { code });
    const named = story.host.clock.now();
    await story.advance({ minutes: 20 });
    expect(await pagedIds(named)).toEqual([]);
    expect((await breaches()).filter(([clock]) => clock === 'commander')).toEqual([]);
  });
});

test('a SEV-1 owes a stakeholder update every 15 minutes; a missed one is recorded [GOV 3.1.7]', async () => {
  const code = await declare('SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 14 });
  await story.done(story.sre, updateStakeholders, { code, text: ownWords('we are on it') });
  await story.advance({ minutes: 14 });
  expect((await breaches()).filter(([clock]) => clock === 'update')).toEqual([]);
  await story.advance({ minutes: 1 });
  expect((await breaches()).filter(([clock]) => clock === 'update')).toEqual([['update', '3.1.7']]);
});

test('a note changes nothing about what is due', async () => {
  const code = await declare('SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 20 });
  for (let count = 0; count < 3; count += 1) await story.done(story.sre, addNote, { code, text: note });
  await story.advance({ minutes: 10 });
  expect((await breaches()).filter(([clock]) => clock === 'mitigate')).toHaveLength(1);
  expect((await story.entries('incident.escalated')).filter(({ clause }) => clause === '3.1.5')).toHaveLength(1);
});

test('a warning whose row was held while its clock was planned anew is given once', async () => {
  await declare('SEV-1');
  await story.advance({ minutes: 4 });
  const warnings = async () => story.entries('incident.clock_warned');
  const [given] = await warnings();
  if (given === undefined) throw new Error('no clock has warned yet');
  const { clock, round } = given.data as { clock: string; round: number };
  const pump = {
    actor: { kind: 'system', part: 'pump' },
    requestId: asId<'request'>(story.host.ids.opaque()),
  } as const;
  const before = (await warnings()).length;
  await transact(story.host, pump, async (ctx) =>
    ok(await warnOfClock(ctx, { incident: given.resource.id, clock, round })),
  );
  expect(await warnings()).toHaveLength(before);
});

test('an incident has one open row of each kind of deadline, and the next when that one has been served', async () => {
  const code = await declare('SEV-1');
  expect(await openDeadlines()).toEqual([
    'incident.clock_due acknowledge at 09:05:00',
    'incident.clock_warning acknowledge at 09:03:45',
    'incident.escalation_due commander-1-0 at 09:05:00',
  ]);
  await story.advance({ minutes: 5 });
  expect(await breaches()).toEqual([
    ['acknowledge', '3.1.2'],
    ['commander', '8.1'],
  ]);
  expect(await openDeadlines()).toEqual([
    'incident.clock_due update at 09:15:00',
    'incident.clock_warning update at 09:11:15',
    'incident.escalation_due commander-1-1 at 09:10:00',
  ]);
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, mitigateIncident, { code, note });
  await story.done(story.sre, resolveIncident, { code, note });
  expect(await openDeadlines()).toEqual([]);
});

test('an escalation that cannot be served holds up none of the later ones [GOV 3.1.5, 8.1]', async () => {
  await declare('SEV-1');
  await spoil('%/commander-1-0');
  await story.advance({ minutes: 60 });
  expect((await story.entries('incident.escalated')).map(({ time, data }) => [data['step'], time])).toEqual([
    ['commander-1-1', '2026-11-02T09:10:00.000Z'],
    // Planned anew with what changed the incident.
    ['commander-1-0', '2026-11-02T09:10:00.000Z'],
    ['mitigation-1-SEV-1-0', '2026-11-02T09:30:00.000Z'],
  ]);
});

test('a breach that the pump has not come to is on record once, also where the incident is resolved before [GOV 3.1.7, 8.1]', async () => {
  const code = await declare('SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  story.host.clock.advance({ minutes: 20 });
  await story.done(story.sre, resolveIncident, { code, note });
  await story.advance({ minutes: 1 });
  const recorded = await breaches();
  expect(recorded).toHaveLength(2);
  expect(Object.fromEntries(recorded)).toEqual({ commander: '8.1', update: '3.1.7' });
});

test('a breach that cannot be served keeps no later round of another clock from being recorded [GOV 3.1.2, 3.1.7]', async () => {
  const code = await declare('SEV-1');
  await story.done(story.sre, takeCommand, { code });
  await spoil('%/acknowledge/1');
  await story.advance({ minutes: 14 });
  await story.done(story.sre, updateStakeholders, { code, text: note });
  await story.advance({ minutes: 15 });
  expect((await breaches()).filter(([clock]) => clock === 'update')).toEqual([['update', '3.1.7']]);
});

test('warnings that come too late to help do not keep the later ones from coming', async () => {
  await declare('SEV-1');
  story.host.clock.advance({ minutes: 10 });
  await story.advance({ minutes: 13 });
  const warned = (await story.entries('incident.clock_warned')).map(({ time, data }) => [data['clock'], time]);
  expect(warned).toEqual([
    ['update', '2026-11-02T09:11:15.000Z'],
    ['mitigate', '2026-11-02T09:22:30.000Z'],
  ]);
});

test('a warning is given once, when the policy’s last share of a clock’s time begins', async () => {
  const code = await declare('SEV-1');
  await story.done(story.sre, acknowledgeIncident, { code });
  await story.done(story.sre, takeCommand, { code });
  await story.advance({ minutes: 23 });
  await story.done(story.sre, addNote, { code, text: note });
  await story.advance({ minutes: 3 });
  const warnings = (await story.entries('incident.clock_warned')).filter(({ data }) => data['clock'] === 'mitigate');
  expect(warnings.map(({ time }) => time)).toEqual(['2026-11-02T09:22:30.000Z']);
});

/** The rows that wait, without the repetition of the page. */
async function openDeadlines(): Promise<string[]> {
  const { rows } = await sql<{ kind: string; key: string; due_at: Date }>`
    select kind, key, due_at from due_work
    where subject_kind = 'incident' and form = 'deadline' and state = 'open' and kind <> 'incident.page_again'
    order by kind, due_at`.execute(story.host.db);
  return rows.map(({ kind, key, due_at }) => `${kind} ${key.split('/')[1]} at ${due_at.toISOString().slice(11, 19)}`);
}

/** What no handler can read, as if a version of Muster that is not yet written had planned it. */
async function spoil(key: string): Promise<void> {
  await sql`update due_work set payload = '{}' where key like ${key}`.execute(story.host.database.owner);
}
