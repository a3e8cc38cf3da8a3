import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { rateIncident } from '../../incidents/commands/rate-incident.ts';
import { teamOf } from '../../incidents/testing/incident-story.ts';
import { alertsOfIncidents } from '../../incidents/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { alertsWithIncidents } from '../../alerts/public.ts';
import { startPostmortemStory, words, type PostmortemStory } from '../../postmortems/testing/postmortem-story.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { getMeasures } from '../queries/get-measures.ts';

let it: PostmortemStory;
beforeEach(async () => {
  it = await startPostmortemStory();
  const { services, clock } = it.story.host;
  services.give(alertsOfIncidents, alertsWithIncidents);
  approvalsArea({ services, clock, kinds: () => [] });
});
afterEach(async () => it.story.end());

const measured = async (who: TestPerson, asked: object = {}) => {
  const found = await getMeasures(it.story.host.services.use, who.actor, {
    to: addDays(it.story.host.clock.now(), 1).toISOString(),
    ...asked,
  });
  const of = (id: string) => (found.ok ? found.value.measures.find((each) => each.id === id)?.all : undefined);
  return { of, code: found.ok ? 'done' : found.error.code };
};
async function declared(minutes: number, more: object = {}): Promise<string> {
  const { code } = await it.story.done(it.story.sre, declareIncident, { title: words('Slow'), ...more });
  await it.story.advance({ minutes });
  await it.story.done(it.story.sre, acknowledgeIncident, { code });
  return code;
}

describe('figures', () => {
  test('are made of what happened, without drills, and only of five and more [GOV 8.2]', async () => {
    for (const minutes of [1, 2, 3, 4]) await declared(minutes);
    await declared(60, { drill: true });
    expect((await measured(it.story.sre)).of('acknowledge')).toEqual({ n: 4, open: 0 });
    await declared(5);
    expect((await measured(it.story.sre)).of('acknowledge')).toMatchObject({ n: 5, open: 0, median: 180 });
    expect((await measured(it.story.sre)).of('resolve')).toMatchObject({ n: 5, open: 5 });
  });

  test('are of what their reader may see [GOV 6.2]', async () => {
    for (const minutes of [1, 1, 1, 1]) await declared(minutes);
    const code = await declared(50);
    const teamId = await teamOf(it.story, it.story.sre);
    await it.story.done(it.story.sre, makePrivate, { code, teamId });
    expect((await measured(it.story.sre)).of('acknowledge')).toMatchObject({ n: 5 });
    expect((await measured(it.story.bystander)).of('acknowledge')).toEqual({ n: 4, open: 0 });
  });

  test('of false alerts come from those who were called: one vote each, the last counts, and one that saw something is enough', async () => {
    const codes: string[] = [];
    for (const minutes of [1, 1, 1, 1, 1]) codes.push(await declared(minutes));
    const rates = async (who: TestPerson, code: string, actionable: 'yes' | 'no') =>
      it.story.as(who, rateIncident, { code, actionable });
    for (const code of codes) await rates(it.story.sre, code, 'no');
    await rates(it.story.sre, codes[0] ?? '', 'yes');
    await rates(it.story.secondSre, codes[1] ?? '', 'yes');
    expect((await measured(it.story.sre)).of('not-actionable')).toEqual({ n: 5, open: 0, share: 0.6 });
    const { code } = await it.story.done(it.story.sre, declareIncident, { title: words('Nobody looked') });
    const early = await rates(it.story.sre, code, 'no');
    expect(early.ok ? 'done' : early.error.code).toBe('incidents/not-acknowledged');
  });

  test('are filtered by a model that is no entry of the catalog: by what was found of it, and by the label of alerts [GOV 8.2]', async () => {
    it.story.isTamperedWith = true;
    const codes: string[] = [];
    for (const minutes of [1, 1, 1]) codes.push(await declared(minutes));
    const { db, database, clock } = it.story.host;
    const idOf = async (code = '') =>
      (await sql<{ id: string }>`select id from incidents where code = ${code}`.execute(db)).rows[0]?.id;
    const [found, labelled] = [await idOf(codes[0]), await idOf(codes[1])];
    const [version, episode, entry] = [1, 2, 3].map((each) => `0198e2a0-0000-7000-8000-00000000000${each}`);
    const now = clock.now();
    await sql`insert into drift_watches (version_id, model_id, model, version_name, gathering_since, verdict, newest, version,
        last_instant, last_entry)
      values (${version}, ${version}, 'Fraud-🐙', 'v7', ${now}, 'stable', '', 1, ${now}, ${entry})`.execute(
      database.owner,
    );
    await sql`insert into detection_episodes (id, kind, subject, incident_id, severity, is_drill, opened_at, says, last_entry)
      values (${episode}, 'drift', ${version}, ${found}, 'SEV-2', false, ${now}, '', ${entry})`.execute(database.owner);
    await sql`insert into alerts (id, integration_id, fingerprint, episode, occurrence, state, is_drill, visibility, name,
        labels, annotations, incident_id, received_at, heard_at, deliveries)
      values (${episode}, ${version}, 'f', ${now.toISOString()}, 1, 'firing', false, 'organisation', 'Loss',
        '{"model":"fraud-🐙"}', '{}', ${labelled}, ${now}, ${now}, 1)`.execute(database.owner);
    const of = async (model: string) => (await measured(it.story.sre, { model })).of('acknowledge');
    expect(await of('fraud-🐙')).toMatchObject({ n: 2 });
    expect(await of('nobody-knows')).toMatchObject({ n: 0 });
    expect((await measured(it.story.sre)).of('acknowledge')).toMatchObject({ n: 3 });
  });

  test('say how many exceptions were approved, and how many of them again; of what their reader may know of [GOV 1.2, 6.2]', async () => {
    it.story.isTamperedWith = true;
    const { database, clock } = it.story.host;
    const teamId = await teamOf(it.story, it.story.sre);
    const now = clock.now();
    const approved = async (
      at: number,
      more: { scope?: string; renews?: number; visibility?: string; state?: string },
    ) => {
      const id = `0198e2a0-0000-7000-8000-0000000000${at}`;
      await sql`insert into exceptions (id, clause, scope, justification, compensating_control, expires_at, renews_id,
          requested_by, requested_at, state, approved_at, over_at, team_id, visibility, version, last_instant, last_entry)
        values (${id}, '7.1', ${more.scope ?? 'service:checkout'}, 'j', 'c', ${addDays(now, 5)},
          ${more.renews === undefined ? null : `0198e2a0-0000-7000-8000-0000000000${more.renews}`},
          ${it.story.sre.id}, ${addDays(now, at - 50)}, ${more.state ?? 'approved'}, ${addDays(now, at - 50)},
          ${more.state === undefined ? null : now}, ${more.visibility === 'team' ? teamId : null},
          ${more.visibility ?? 'organisation'}, 1, ${now}, ${id})`.execute(database.owner);
    };
    await approved(10, { state: 'ended' });
    await approved(20, {});
    await approved(30, { renews: 20, state: 'expired' });
    await approved(40, { scope: 'model:fraud', visibility: 'team' });
    const counts = async (who: TestPerson, asked: object = {}) => {
      const { of } = await measured(who, asked);
      return [of('exceptions'), of('renewals')];
    };
    expect(await counts(it.story.sre)).toEqual([
      { n: 4, open: 2 },
      { n: 2, open: 1 },
    ]);
    expect((await counts(it.story.bystander))[0]).toMatchObject({ n: 3 });
    expect((await counts(it.story.sre, { team: teamId }))[0]).toMatchObject({ n: 1 });
    expect((await counts(it.story.sre, { model: 'Fraud' }))[0]).toMatchObject({ n: 1 });
    expect((await counts(it.story.sre, { from: addDays(now, -25).toISOString() }))[0]).toMatchObject({ n: 2 });
  });

  test('are refused of a span that is none', async () => {
    expect((await measured(it.story.sre, { from: '2030-01-01T00:00:00Z' })).code).toBe('measures/no-such-span');
    expect((await measured(it.story.sre, { from: '2001-01-01T00:00:00Z' })).code).toBe('measures/no-such-span');
  });
});
