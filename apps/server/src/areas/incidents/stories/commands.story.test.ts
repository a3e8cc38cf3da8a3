import type { Actor } from '../../../kernel/actor.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { closeRefusals } from '../../../platform/commands/close-refusals.ts';
import { closeRefusalMinute } from '../../../platform/commands/due-kinds.ts';
import { addPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { addNote } from '../commands/add-note.ts';
import { classifyIncident } from '../commands/classify-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { raiseSeverity } from '../commands/raise-severity.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { registerIncidentReactions } from '../reactions/register.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { visibleIncidents } from '../queries/visible-incidents.ts';
import { readIncident } from '../store/incidents.ts';
import { listRows } from '../store/list-rows.ts';
import { factsFor } from '../testing/declared.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([
    registerIncidentReactions,
    (registry) => registry.onDeadline(closeRefusalMinute, (ctx, row) => closeRefusals(ctx, row.payload)),
  ]);
});
afterEach(async () => story.end());

/** Words as a person typed them, before the door has seen them. */
const typed = (text: string): Scrubbed => text as Scrubbed;
const title = ownWords('Checkout model answers slowly');
const sev1 = { title, facts: { ...factsFor['SEV-1'] } };
const incident = async (code: string) => {
  const found = await readIncident(story.host.db, { code });
  if (!found) throw new Error('no incident');
  return found;
};

describe('reporting', () => {
  test('anybody who is a member may report, with a title alone, and the on-call list is paged at once [GOV 2.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, { title });
    expect(await incident(code)).toMatchObject({ severity: 'SEV-2', severitySource: 'provisional', phase: 'declared' });
    expect((await story.pages()).map(({ to, urgency }) => [to, urgency])).toEqual([
      [story.sre.id, 'page'],
      [story.secondSre.id, 'page'],
    ]);
  });

  test('a stranger may not, and the refusal is on the record [GOV 1.1, 7.1]', async () => {
    const stranger = {
      actor: { kind: 'person', id: asId<'principal'>('99999999-0000-4000-8000-000000000009'), sessionId: 's' },
    } as const;
    expect(await story.as(stranger, declareIncident, { title })).toMatchObject({
      ok: false,
      error: { kind: 'unauthenticated' },
    });
    expect(await story.pages()).toEqual([]);
    expect(await story.entries('access.refused')).toMatchObject([{ actor: stranger.actor.id, clause: '2.1' }]);
  });

  test('the on-call SRE’s acknowledgment confirms what somebody else reported [GOV 2.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    expect((await incident(code)).confirmedAt).toBeUndefined();
    await story.done(story.sre, acknowledgeIncident, { code });
    expect((await incident(code)).confirmedAt).toEqual(story.host.clock.now());
    expect(await story.entries('incident.confirmed')).toMatchObject([{ actor: story.sre.id, clause: '2.1' }]);
  });

  test('one’s own choice of severity needs a reason, and can only make it worse [GOV 3.1.1]', async () => {
    expect(await story.as(story.sre, declareIncident, { title, severity: 'SEV-1' })).toMatchObject({
      ok: false,
      error: { code: 'incidents/reason-missing' },
    });
    const mild = await story.done(story.sre, declareIncident, {
      ...sev1,
      severity: 'SEV-4',
      reason: ownWords('it is only me'),
    });
    expect((await incident(mild.code)).severity).toBe('SEV-1');
    const harsh = await story.done(story.sre, declareIncident, {
      title,
      facts: { ...factsFor['SEV-4'] },
      severity: 'SEV-1',
      reason: ownWords('the CEO is watching'),
    });
    expect(await incident(harsh.code)).toMatchObject({ severity: 'SEV-1', severitySource: 'raised' });
  });

  test('words that nobody can read are no words: a title or a reason of blanks is refused', async () => {
    for (const unreadable of ['   ', '\u200b\u200b', '\ufeff\n'])
      expect(
        await story.as(story.sre, declareIncident, { title, severity: 'SEV-1', reason: typed(unreadable) }),
      ).toMatchObject({ ok: false, error: { fields: [{ path: '/reason', problem: 'must not be empty' }] } });
    expect(await story.entries('incident.created')).toEqual([]);
  });

  test('an unknown fact is refused by name, without repeating what was sent', async () => {
    const refused = await story.as(story.sre, declareIncident, {
      title,
      facts: { outage: 'very much s3cret', colour: 'red' },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'invalid', fields: [{ path: '/facts/outage' }, { path: '/facts/colour' }] },
    });
    expect(JSON.stringify(refused)).not.toContain('s3cret');
  });

  test('a drill is a drill everywhere: in its row, its entry and its pages', async () => {
    const { code } = await story.done(story.sre, declareIncident, { ...sev1, drill: true });
    expect((await incident(code)).isDrill).toBe(true);
    expect((await story.entries('incident.created'))[0]?.data['drill']).toBe(true);
    const { rows } = await sql<{ is_drill: boolean }>`select is_drill from pages`.execute(story.host.db);
    expect(rows.every(({ is_drill }) => is_drill)).toBe(true);
  });
});

describe('the door', () => {
  test('e-mails, addresses and tokens never reach an incident’s record [GOV 6.6, 6.4]', async () => {
    const { code } = await story.done(story.sre, declareIncident, {
      title: typed('jane.doe@corp.example cannot pay from 203.0.113.77'),
      description: typed(
        'curl -H "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl" fails; password=hunter2hunter2',
      ),
    });
    await story.done(story.sre, addNote, { code, text: typed('customer jane.doe@corp.example again') });
    const { rows } = await sql<{ all: string }>`
      select title || coalesce(description, '') || (select string_agg(body, '') from incident_notes) as all from incidents`.execute(
      story.host.db,
    );
    const stored = rows[0]?.all ?? '';
    for (const raw of ['jane.doe', 'corp.example', '203.0.113.77', 'eyJhbGci', 'hunter2'])
      expect(stored).not.toContain(raw);
    const pseudonyms = stored.match(/email~[\w.]+/g) ?? [];
    expect(new Set(pseudonyms).size).toBe(1);
    expect(pseudonyms.length).toBe(2);
  });

  test('that a secret was found in an input is reported on the record, its kind and not itself [GOV 6.4]', async () => {
    await story.done(story.sre, declareIncident, { title: typed('password=hunter2hunter2 leaked') });
    const [entry] = await story.entries('privacy.secret_removed');
    expect(entry).toMatchObject({ clause: '6.4', data: { count: 1 } });
    expect(JSON.stringify(entry)).not.toContain('hunter2');
  });

  test('control characters and bidirectional overrides are refused, not stored', async () => {
    for (const text of ['a\u0007b', 'a\u202eb', 'a\u001b[31mred']) {
      expect(await story.as(story.sre, declareIncident, { title: typed(text) })).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
    }
  });
});

test('a list finds the incidents whose commander’s seat nobody has taken by name, the stand-in’s among them', async () => {
  const empty = await story.done(story.bystander, declareIncident, sev1);
  const taken = await story.done(story.sre, declareIncident, sev1);
  await story.done(story.sre, acknowledgeIncident, { code: taken.code });
  await story.done(story.sre, takeCommand, { code: taken.code });
  const codesOf = async (commander: 'none' | typeof story.sre.id) =>
    (await listRows(story.host.db, { commander }, { teams: 'all', self: undefined }, undefined, 10)).map(
      ({ code }) => code,
    );
  expect([await codesOf('none'), await codesOf(story.sre.id)]).toEqual([[empty.code], [taken.code]]);
});

describe('who may do what [GOV 2.10]', () => {
  test('a member without a role reads and notes, and is refused the rest by clause, on the record [GOV 7.1, 7.6]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.bystander, addNote, { code, text: ownWords('I see it too') });
    for (const [command, input, clause] of [
      [acknowledgeIncident, {}, '2.1'],
      [takeCommand, {}, '8.1'],
      [updateStakeholders, { text: ownWords('hello') }, '2.4'],
      [mitigateIncident, { note: ownWords('done') }, '2.2'],
    ] as const) {
      const refused = await story.as(
        story.bystander,
        command as typeof mitigateIncident,
        { code, ...input } as { code: string; note: Scrubbed },
      );
      expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden', clause } });
    }
    expect(
      (await story.entries('access.refused')).map(({ actor, clause, decision }) => [actor, clause, decision.allowed]),
    ).toEqual([
      [story.bystander.id, '2.1', false],
      [story.bystander.id, '8.1', false],
      [story.bystander.id, '2.4', false],
      [story.bystander.id, '2.2', false],
    ]);
  });

  test('repeats of a refusal within the minute become one more entry with their number [GOV 7.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    for (let count = 0; count < 5; count += 1) await story.as(story.bystander, acknowledgeIncident, { code });
    expect(await story.entries('access.refused')).toHaveLength(1);
    await story.advance({ minutes: 1 });
    expect((await story.entries('access.refused_again')).map(({ data }) => data['count'])).toEqual([4]);
  });

  test('an incident of a team is unknown to everybody else, refusals included [GOV 6.2]', async () => {
    const team = story.host.ids.opaque();
    const at = story.host.clock.now();
    await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'fraud', ${at}, ${team})`.execute(
      story.host.db,
    );
    await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${story.engineer.id}, ${at})`.execute(
      story.host.db,
    );
    const { code } = await story.done(story.engineer, declareIncident, { title, teamId: team, visibility: 'team' });
    const hidden = await story.as(story.bystander, addNote, { code, text: ownWords('what is this') });
    const absent = await story.as(story.bystander, addNote, { code: 'INC-ZZZZZ', text: ownWords('what is this') });
    expect(hidden).toEqual(absent);
    expect(hidden).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    await story.done(story.engineer, addNote, { code, text: ownWords('ours') });
  });

  test('a list shows what can be opened and nothing else: to whoever is on call, every team’s [GOV 6.2]', async () => {
    const team = story.host.ids.opaque();
    const at = story.host.clock.now();
    await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'fraud', ${at}, ${team})`.execute(
      story.host.db,
    );
    await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${story.engineer.id}, ${at})`.execute(
      story.host.db,
    );
    const { code } = await story.done(story.engineer, declareIncident, { title, teamId: team, visibility: 'team' });
    const reads = { db: story.host.db, policies: () => story.host.policies() };
    const { id } = await incident(code);
    const sees = async (who: { readonly actor: Actor }) => {
      const [seen, listed] = [
        await seeIncident(reads, who.actor, { code }),
        await visibleIncidents(reads, who.actor, [id]),
      ];
      expect(listed.has(id)).toBe(seen.ok);
      return seen.ok;
    };
    expect(await Promise.all([story.engineer, story.sre, story.bystander].map(sees))).toEqual([true, true, false]);
    await story.done(story.sre, takeCommand, { code });
    await sql`delete from team_members where team_id = ${team}`.execute(story.host.db);
    expect(await sees(story.engineer)).toBe(false);
  });

  test('only the commander updates stakeholders and hands over [GOV 2.4, 8.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.secondSre, takeCommand, { code });
    expect(await story.as(story.sre, updateStakeholders, { code, text: ownWords('hello') })).toMatchObject({
      ok: false,
      error: { clause: '2.4' },
    });
    await story.done(story.secondSre, updateStakeholders, { code, text: ownWords('hello') });
    await story.done(story.secondSre, handOverCommand, {
      code,
      to: story.engineer.id,
      state: ownWords('traffic is shifted, watching p99'),
    });
    expect((await incident(code)).command).toMatchObject({ seat: 'named', holder: story.engineer.id });
    expect(
      await story.as(story.secondSre, handOverCommand, { code, to: story.sre.id, state: ownWords('mine again') }),
    ).toMatchObject({ ok: false });
  });

  test('command goes to somebody who could have taken it, whoever hands it over [GOV 8.1, 2.10]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const hand = { code, state: ownWords('all yours') };
    const onlooker = await addPerson(story.host);
    expect(await story.as(story.bystander, handOverCommand, { ...hand, to: onlooker.id })).toMatchObject({
      ok: false,
      error: { code: 'incidents/not-a-responder', clause: '8.1' },
    });
    await story.done(story.bystander, handOverCommand, { ...hand, to: story.engineer.id });
  });
});

describe('the life of an incident', () => {
  test('no step is possible out of its turn, and the refusal names the way that is open', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    expect(await story.as(story.sre, mitigateIncident, { code, note: ownWords('x') })).toMatchObject({
      ok: false,
      error: { kind: 'conflict', code: 'incidents/illegal-step', remedy: 'From here one may acknowledge.' },
    });
    expect(await story.as(story.sre, closeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/illegal-step' },
    });
    await story.done(story.sre, acknowledgeIncident, { code });
    expect(await story.as(story.sre, acknowledgeIncident, { code })).toMatchObject({
      ok: false,
      error: { code: 'incidents/already-done' },
    });
  });

  test('declared, acknowledged, mitigated, resolved, closed and reopened are each on the record [GOV 7.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.done(story.sre, mitigateIncident, { code, note: ownWords('rolled traffic over') });
    await story.done(story.sre, resolveIncident, { code, note: ownWords('fixed the index') });
    await story.done(story.sre, closeIncident, { code });
    await story.done(story.sre, reopenIncident, { code, reason: ownWords('it is back') });
    const steps = (await story.entries()).filter(({ action }) => /created|status_updated|resolved/.test(action));
    expect(steps.map(({ action, data }) => [action, data['to']])).toEqual([
      ['incident.created', undefined],
      ['incident.status_updated', 'acknowledged'],
      ['incident.status_updated', 'mitigated'],
      ['incident.resolved', undefined],
      ['incident.status_updated', 'closed'],
      ['incident.status_updated', 'acknowledged'],
    ]);
    expect(steps.every(({ actor, log_type: type }) => actor === story.sre.id && type === 'audit')).toBe(true);
  });

  test('facts settle an unclassified incident; later ones cannot make it milder [GOV 3.1.1]', async () => {
    const { code } = await story.done(story.sre, declareIncident, { title });
    await story.advance({ minutes: 3 });
    await story.done(story.sre, classifyIncident, { code, facts: { ...factsFor['SEV-3'] } });
    expect(await incident(code)).toMatchObject({ severity: 'SEV-3', severitySource: 'facts' });
    await story.done(story.sre, raiseSeverity, { code, severity: 'SEV-2', reason: ownWords('more teams call') });
    expect(
      await story.as(story.sre, raiseSeverity, { code, severity: 'SEV-4', reason: ownWords('calm again') }),
    ).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        code: 'incidents/downgrade-needs-approval',
        clause: '3.1.1',
        obligations: [{ kind: 'approval' }],
      },
    });
    expect(await story.entries('access.refused')).toMatchObject([
      { data: { code: 'incidents/downgrade-needs-approval' } },
    ]);
  });

  test('an unclassified incident that nobody classifies within its time is in breach', async () => {
    await story.done(story.sre, declareIncident, { title });
    await story.advance({ minutes: 5 });
    expect((await story.entries('incident.clock_breached')).map(({ data }) => data['clock'])).toContain('classify');
  });

  test('a note about an earlier moment is marked as written afterwards; one about the future is refused [GOV 8.2]', async () => {
    const { code } = await story.done(story.sre, declareIncident, sev1);
    await story.advance({ minutes: 3 });
    await story.done(story.sre, addNote, {
      code,
      text: ownWords('saw it first here'),
      occurredAt: '2026-11-02T08:55:00.000Z',
    });
    expect((await story.entries('incident.note_added'))[0]?.data).toMatchObject({
      retroactive: true,
      occurredAt: '2026-11-02T08:55:00.000Z',
    });
    expect(
      await story.as(story.sre, addNote, { code, text: ownWords('soon'), occurredAt: '2026-11-02T10:00:00.000Z' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'incidents/note-in-the-future' },
    });
  });
});

test('an incident belongs to a team that there is, and a note to a moment that there was', async () => {
  const teamId = story.host.ids.opaque();
  expect(await story.as(story.sre, declareIncident, { title, teamId })).toMatchObject({
    ok: false,
    error: { code: 'incidents/unknown-team' },
  });
  const { code } = await story.done(story.sre, declareIncident, sev1);
  for (const occurredAt of ['2016-12-31T23:59:60Z', '0000-12-31T23:59:59Z', '0001-01-01T00:30:00+01:00']) {
    expect(await story.as(story.sre, addNote, { code, text: ownWords('a long year'), occurredAt })).toMatchObject({
      ok: false,
      error: { code: 'incidents/note-at-no-moment' },
    });
  }
});

describe('two writers and one who retries', () => {
  test('a writer who has not seen the latest version is told so, and changes nothing', async () => {
    const { code, version } = await story.done(story.sre, declareIncident, sev1);
    await story.done(story.sre, acknowledgeIncident, { code, expectedVersion: version });
    expect(await story.as(story.secondSre, takeCommand, { code, expectedVersion: version })).toMatchObject({
      ok: false,
      error: { kind: 'stale' },
    });
    expect((await incident(code)).command.seat).toBe('provisional');
  });

  test('two who acknowledge at once: one does, the other is told it is done', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    const both = await Promise.all([
      story.as(story.sre, acknowledgeIncident, { code }),
      story.as(story.secondSre, acknowledgeIncident, { code }),
    ]);
    expect(new Set(both.map(({ ok }) => ok))).toEqual(new Set([true, false]));
    expect(await story.entries('incident.status_updated')).toHaveLength(1);
  });

  test('a request that is repeated with its key declares one incident and gets the same answer', async () => {
    const send = async () =>
      runCommand(
        story.host,
        declareIncident,
        { actor: story.sre.actor, requestId: asId('r'), idempotencyKey: 'key-1' },
        sev1,
      );
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await story.entries('incident.created')).toHaveLength(1);
    const other = await runCommand(
      story.host,
      declareIncident,
      { actor: story.sre.actor, requestId: asId('r'), idempotencyKey: 'key-1' },
      { title },
    );
    expect(other).toMatchObject({ ok: false, error: { code: 'request/idempotency-key-reused' } });
  });
});
