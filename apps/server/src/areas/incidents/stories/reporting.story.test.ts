import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { factsFor } from '../testing/declared.ts';
import { incidentOf, sev1, startIncidentStory, title, typed } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('reporting', () => {
  test('anybody who is a member may report, with a title alone, and the on-call list is paged at once [GOV 2.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, { title });
    expect(await incidentOf(story, code)).toMatchObject({
      severity: 'SEV-2',
      severitySource: 'provisional',
      phase: 'declared',
    });
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
    expect((await incidentOf(story, code)).confirmedAt).toBeUndefined();
    await story.done(story.sre, acknowledgeIncident, { code });
    expect((await incidentOf(story, code)).confirmedAt).toEqual(story.host.clock.now());
    expect(await story.entries('incident.confirmed')).toMatchObject([{ actor: story.sre.id, clause: '2.1' }]);
  });

  test('who stands in as commander and does not hold the activity acknowledges, and confirms nothing [GOV 2.1]', async () => {
    const { code } = await story.done(story.bystander, declareIncident, sev1);
    await story.done(story.bystander, acknowledgeIncident, { code });
    expect(await incidentOf(story, code)).toMatchObject({ phase: 'acknowledged', confirmedAt: undefined });
    expect(await story.entries('incident.confirmed')).toEqual([]);
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
    expect((await incidentOf(story, mild.code)).severity).toBe('SEV-1');
    for (const facts of [undefined, { outage: 'partial' }, { userFacingProviderOutage: true }]) {
      const hushed = { title, ...(facts && { facts }), severity: 'SEV-4', reason: ownWords('hush') } as const;
      const { code } = await story.done(story.sre, declareIncident, hushed);
      expect(await incidentOf(story, code)).toMatchObject({ severity: 'SEV-2', severitySource: 'provisional' });
    }
    const harsh = await story.done(story.sre, declareIncident, {
      title,
      facts: { ...factsFor['SEV-4'] },
      severity: 'SEV-1',
      reason: ownWords('the CEO is watching'),
    });
    expect(await incidentOf(story, harsh.code)).toMatchObject({ severity: 'SEV-1', severitySource: 'raised' });
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
    expect((await incidentOf(story, code)).isDrill).toBe(true);
    expect((await story.entries('incident.created'))[0]?.data['drill']).toBe(true);
    const { rows } = await sql<{ is_drill: boolean }>`select is_drill from pages`.execute(story.host.db);
    expect(rows).toEqual([{ is_drill: true }, { is_drill: true }]);
  });

  test('an incident belongs to a team that there is', async () => {
    const teamId = story.host.ids.opaque();
    expect(await story.as(story.sre, declareIncident, { title, teamId })).toMatchObject({
      ok: false,
      error: { code: 'incidents/unknown-team' },
    });
  });
});
