import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Area } from '../../../platform/area.ts';
import { everyArea } from '../../../testing/every-command.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { createIntegration } from '../../alerts/commands/create-integration.ts';
import { firingAlerts, openIntake } from '../../alerts/public.ts';
import { notification, sent, wireAlert } from '../../alerts/testing/notifications.ts';
import { trustService } from '../../compliance/ledger-thing.ts';
import { startAudited, trust, type Audited } from '../../compliance/testing/audited.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { pressingWork } from '../../incidents/queries/pressing-work.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { setOnCall } from '../../oncall/commands/set-on-call.ts';
import { markSeen } from '../mark-seen.ts';
import { overviewOf } from '../queries/overview.ts';
import type { ScreenReads } from '../queries/screen-reads.ts';

let audited: Audited;
let reads: ScreenReads;
beforeEach(async () => {
  audited = await startAudited([registerIncidentReactions]);
  const { host } = audited.story;
  const areas: Area[] = everyArea(host).filter(({ name }) => name !== 'server');
  // The areas were composed with an unsigned ledger; verification must trust the story's keys.
  host.services.give(trustService, { ledger: trust, macKey: host.ledgerMacKey });
  areas.push({
    name: 'server',
    actions: [],
    commands: [],
    routes: () => {},
    findings: async () => [{ clause: '7.1', weight: 'warning', message: 'The guard is advisory.', ruling: null }],
  });
  reads = {
    ...audited.reads,
    use: host.services.use,
    areas: () => areas,
  };
});
afterEach(async () => audited.story.end());

async function overview(person: TestPerson) {
  await audited.sequence();
  const found = await overviewOf(reads, person.actor, audited.asker(person).requestId);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const declare = async (given: object = {}): Promise<string> =>
  (
    await audited.story.done(audited.story.sre, declareIncident, {
      title: ownWords('Slow model'),
      facts: { ...factsFor['SEV-1'] },
      ...given,
    })
  ).code;
const kinds = async (person: TestPerson) => (await overview(person)).needsYou.map(({ kind }) => kind);

describe('what needs its reader', () => {
  test('is theirs to do now, the most urgent first, and shrinks as it is done', async () => {
    const { story } = audited;
    const code = await declare();
    expect(await kinds(story.secondSre)).toEqual(expect.arrayContaining(['acknowledge', 'commander']));
    expect(await kinds(story.bystander)).toEqual([]);
    await story.done(story.secondSre, acknowledgeIncident, { code });
    await story.done(story.secondSre, takeCommand, { code });
    const needs = (await overview(story.secondSre)).needsYou;
    expect(needs.map(({ kind }) => kind)).not.toContain('acknowledge');
    expect(needs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['mitigate', 'update']));
    expect(needs.map(({ dueAt }) => dueAt)).toEqual(
      needs.map(({ dueAt }) => dueAt).toSorted((one = '', other = '') => one.localeCompare(other)),
    );
  });
});

test('whoever an incident was escalated to sees that they were called, why, and what is asked of them [GOV 8.1, 3.1.5]', async () => {
  const { story } = audited;
  const code = await declare();
  expect(await overview(story.lead)).toMatchObject({ calledFor: [], needsYou: [] });
  await story.advance({ minutes: 5 });
  expect(await overview(story.lead)).toMatchObject({
    calledFor: [
      {
        incident: { code },
        why: 'No commander was named in time.',
        as: 'ML Platform Lead',
        asks: 'You may acknowledge it, take command or name a commander.',
        clause: '8.1',
      },
    ],
    needsYou: [{ kind: 'acknowledge' }, { kind: 'commander' }],
  });
  expect((await overview(story.sre)).calledFor).toEqual([]);
  await story.done(story.lead, acknowledgeIncident, { code });
  await story.done(story.lead, takeCommand, { code });
  expect((await overview(story.lead)).calledFor).toMatchObject([{ asks: 'You are its commander.' }]);
  await story.done(story.sre, resolveIncident, { code, note: ownWords('done') });
  expect((await overview(story.lead)).calledFor).toEqual([]);
});

test('however much was declared since, what has waited longest needs its reader first', async () => {
  const code = await declare();
  await audited.story.advance({ minutes: 1 });
  for (let later = 0; later < 55; later += 1) await declare({ facts: { ...factsFor['SEV-4'] } });
  const { needsYou, moreNeedYou, open } = await overview(audited.story.secondSre);
  expect([moreNeedYou, new Set(needsYou.map(({ thing }) => thing.id)).size, open.items.length]).toEqual([true, 15, 20]);
  expect(needsYou[0]?.thing.id).toBe(code);
  expect(open).toMatchObject({ count: 56 });
  expect(open.items[0]?.code).toBe(code);
});

test('what is overdue comes first, the worst of it at the top, then what is due next, whatever its age', async () => {
  const { story } = audited;
  const mild = await declare({ facts: { ...factsFor['SEV-2'] } });
  await story.advance({ minutes: 1 });
  const grave = await declare();
  await story.advance({ minutes: 40 });
  const fresh = await declare();
  const { open, needsYou } = await overview(story.secondSre);
  expect(open.items.map(({ code }) => code)).toEqual([grave, mild, fresh]);
  expect(needsYou[0]?.thing.id).toBe(grave);
});

test('where not all that presses is asked for, it is what is due first, and nothing that owes nothing', async () => {
  const { story } = audited;
  const mild = await declare({ facts: { ...factsFor['SEV-4'] } });
  await story.advance({ minutes: 1 });
  const grave = await declare();
  const first = async () =>
    (await pressingWork(reads, story.sre.actor, 1)).slice(0, 1).map(({ summary }) => summary.code);
  expect(await first()).toEqual([grave]);
  await story.done(story.sre, acknowledgeIncident, { code: grave });
  await story.done(story.sre, mitigateIncident, { code: grave, note: ownWords('rolled back') });
  await story.done(story.sre, resolveIncident, { code: grave, note: ownWords('rolled back') });
  expect(await first()).toEqual([mild]);
});

describe('what is open and how it stands', () => {
  test('counts every open incident but drills, and names who is on call', async () => {
    await declare();
    await declare({ drill: true });
    const { open, onCallNow } = await overview(audited.story.bystander);
    expect(open).toMatchObject({ count: 1, items: [{ title: 'Slow model', severity: 'SEV-1' }] });
    expect(onCallNow.map(({ id }) => id)).toEqual([audited.story.sre.id, audited.story.secondSre.id]);
  });

  test('while nobody is on call, says whom a page calls instead', async () => {
    const { story } = audited;
    expect((await overview(story.bystander)).calledInstead).toEqual([]);
    await story.done(story.sre, setOnCall, { people: [] });
    const { onCallNow, calledInstead } = await overview(story.bystander);
    expect(onCallNow).toEqual([]);
    const sres = [story.sre.id, story.secondSre.id];
    expect(calledInstead.map(({ id }) => id).toSorted()).toEqual(sres.toSorted());
  });

  test('what is resolved while its alerts fire is told apart from what is open; drills are not told of', async () => {
    const { story } = audited;
    reads = { ...reads, firingAlerts: async (actor, ids) => firingAlerts(reads.db, actor, ids) };
    const name = ownWords('production');
    const { key } = await story.done(story.sre, createIntegration, { name });
    const drill = wireAlert({ fingerprint: '00000000000000d1', labels: { alertname: 'Drill', muster_drill: 'true' } });
    await openIntake(story.host).receive(key, sent(notification([wireAlert(), drill])));
    const { rows } = await sql<{ code: string }>`select code from incidents order by is_drill`.execute(reads.db);
    for (const { code } of rows) {
      await story.done(story.sre, acknowledgeIncident, { code });
      await story.done(story.sre, mitigateIncident, { code, note: ownWords('rolled back') });
      await story.done(story.sre, resolveIncident, { code, note: ownWords('rolled back') });
    }
    const { open, resolvedYetFiring } = await overview(story.bystander);
    expect([open.count, rows.length]).toEqual([0, 2]);
    expect(resolvedYetFiring).toMatchObject({
      count: 1,
      items: [{ code: rows[0]?.code, phase: 'resolved', stillFiring: 1 }],
    });
  });

  test('clocks are counted as they went: in time, late, and not yet those that still run', async () => {
    const { story } = audited;
    const [kept, missed] = [await declare(), await declare()];
    await story.done(story.sre, acknowledgeIncident, { code: kept });
    await story.advance({ minutes: 10 });
    await story.done(story.sre, acknowledgeIncident, { code: missed });
    const { clocksMet } = await overview(story.sre);
    expect(clocksMet.find(({ clock }) => clock === 'acknowledge')).toEqual({ clock: 'acknowledge', met: 1, total: 2 });
    expect(clocksMet.find(({ clock }) => clock === 'resolve')).toBeUndefined();
  });

  test('incidents are counted on the day they were declared, drills apart, for four weeks', async () => {
    await declare();
    await declare({ drill: true });
    audited.story.host.clock.advance({ days: 1 });
    await declare();
    await declare();
    const { declaredByDay } = await overview(audited.story.bystander);
    expect([declaredByDay.length, declaredByDay.slice(-3)]).toEqual([28, [0, 1, 2]]);
    audited.story.host.clock.advance({ days: 27 });
    expect((await overview(audited.story.bystander)).declaredByDay.filter((count) => count > 0)).toEqual([2]);
  });

  test('looks back as far as it says and no further', async () => {
    const { story } = audited;
    await story.done(story.sre, acknowledgeIncident, { code: await declare() });
    story.host.clock.advance({ days: 29 });
    expect((await overview(story.sre)).clocksMet).toEqual([]);
  });
});

describe('what has changed', () => {
  test('is what came after the reader last looked, and only what they may see', async () => {
    const { story } = audited;
    await declare();
    const before = await overview(story.sre);
    expect(before.changesSince[0]).toMatchObject({
      summary: expect.any(String),
      things: [{ kind: 'incident', name: expect.stringMatching(/^INC-/) }],
    });
    expect(before).not.toHaveProperty('seenUpTo');
    await markSeen(reads, story.sre.actor, before.changesSince[0]?.seq ?? -1);
    expect((await overview(story.sre)).changesSince).toEqual([]);
    await story.done(story.secondSre, acknowledgeIncident, { code: await declare() });
    const after = (await overview(story.sre)).changesSince;
    expect(after.length).toBeGreaterThan(0);
    expect(Math.min(...after.map(({ seq }) => seq))).toBeGreaterThan(before.changesSince[0]?.seq ?? Infinity);
    expect((await overview(story.bystander)).changesSince.length).toBeGreaterThan(after.length);
  });

  test('a marker never goes back, and never beyond the ledger’s end', async () => {
    const { story } = audited;
    await declare();
    const newest = (await overview(story.sre)).changesSince[0]?.seq ?? -1;
    await markSeen(reads, story.sre.actor, newest + 1_000);
    await markSeen(reads, story.sre.actor, 0);
    expect((await overview(story.sre)).seenUpTo).toBe(newest);
  });
});

test('what waits in a room that the overview knows nothing of stands among the rest, by when it is due', async () => {
  const code = await declare();
  const vote = (id: string, dueAt?: Date) => ({
    kind: 'vote',
    thing: { kind: 'approval', id },
    title: `Approve ${id}`,
    does: 'Vote',
    page: `/approvals/${id}`,
    command: `muster approval vote ${id}`,
    clause: '2.3',
    ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
  });
  const [soon, sometime] = [vote('APR-1', reads.clock.now()), vote('APR-2')];
  const approvals: Area = {
    name: 'approvals',
    actions: [],
    commands: [],
    routes: () => {},
    waiting: async (_house, { id }) => ({ items: id === audited.story.secondSre.id ? [sometime, soon] : [] }),
  };
  const known = reads.areas();
  reads = { ...reads, areas: () => [...known, approvals] };
  const { needsYou } = await overview(audited.story.secondSre);
  expect([needsYou[0], needsYou.at(-1)]).toEqual([soon, sometime]);
  expect(needsYou[1]).toMatchObject({
    thing: { kind: 'incident', id: code },
    incident: { code },
    command: `muster incident ack ${code}`,
  });
  expect(await kinds(audited.story.bystander)).toEqual([]);
});

describe('findings', () => {
  const messages = async () =>
    (await overview(audited.story.governance)).findings.map(({ message }) => message).join('\n');

  test('an overdue review of the policy is flagged, and so are contacts that nobody fills [GOV 0.1]', async () => {
    expect(await messages()).toContain('The review of GOV-001 was due on 2026-08-23.');
    expect(await messages()).toContain('Nobody fills the role of');
    expect(await messages()).toContain('The guard is advisory.');
  });

  test('a verification of the ledger that failed is flagged until one holds [GOV 7.5]', async () => {
    const { story, compliance, verify } = audited;
    await declare();
    await audited.sequence();
    const { rows } = await sql<{ last_entry: string }>`select last_entry from incidents`.execute(reads.db);
    const put = async (entry: string) => sql`update incidents set last_entry = ${entry}`.execute(reads.db);
    await put('00000000-0000-7000-8000-0000000000ff');
    await story.done(compliance, verify, {});
    expect(await messages()).toContain('The last verification of the ledger failed');
    await put(rows[0]?.last_entry ?? '');
    await story.done(compliance, verify, {});
    expect(await messages()).not.toContain('The last verification of the ledger failed');
  });
});
