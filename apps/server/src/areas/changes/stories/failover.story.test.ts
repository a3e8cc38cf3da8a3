import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { askBreakGlass } from '../../break-glass/commands/ask.ts';
import { registerBreakGlassReactions } from '../../break-glass/reactions/register.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { reEvaluate } from '../commands/re-evaluate.ts';
import { checkShow, githubReconcile, githubServe } from '../due-kinds.ts';
import { planReconciling } from '../plan-reconciling.ts';
import { reconcile } from '../reactions/reconcile.ts';
import { serveDelivery } from '../reactions/serve-delivery.ts';
import { showCheck } from '../reactions/show-check.ts';
import { takeTurn } from '../store/turns.ts';
import { startChangeStory, type ChangeStory } from '../testing/change-story.ts';
import { REPOSITORY } from '../testing/forge.ts';
import { saveGrant } from '../testing/granted.ts';
import { peopled, PullRequest } from '../testing/pull-request.ts';

/** Two servers share GitHub's deliveries and the due work; one is killed midway. */
let forge: ChangeStory;
let servers: TwoServers;
beforeEach(async () => {
  forge = await startChangeStory();
  await peopled(forge);
  servers = startTwoServers(forge.story, (registry, host) => {
    const own = { ...forge.changes, host, db: host.db };
    registry.onTask(githubServe, serveDelivery(own));
    registry.onTask(checkShow, showCheck(own));
    registry.onTask(githubReconcile, reconcile(own));
    registerIncidentReactions(registry);
    registerBreakGlassReactions(registry);
  });
});
afterEach(async () => forge.end());

const count = async (query: ReturnType<typeof sql<{ n: number }>>): Promise<number | undefined> =>
  (await query.execute(forge.story.host.db)).rows[0]?.n;
const looksPlanned = async () =>
  count(sql`select count(*)::integer as n from due_work where kind = 'github.serve' and state in ('open', 'leased')`);
const unserved = async () => count(sql`select count(*)::integer as n from github_deliveries where served_at is null`);
const shownOn = (head: string) => forge.github.made.filter(({ body }) => body.head_sha === head);

describe('a burst of deliveries', () => {
  test('about two pull requests plans two looks, whatever comes at once or again', async () => {
    const [one, other] = [new PullRequest(forge, 12, 'api'), new PullRequest(forge, 13, 'api')];
    const id = '22222222-2222-4222-8222-222222222222';
    const again = { action: 'edited', pull_request: { number: 13 } };
    await Promise.all([
      one.open(),
      other.open(),
      one.gates(),
      other.gates(),
      one.approve('olga', 'otto'),
      forge.send('pull_request', again, { id }),
      forge.send('pull_request', again, { id }),
    ]);
    expect(await looksPlanned()).toBe(2);
    await servers.advance({ seconds: 1 });
    expect([await unserved(), await looksPlanned()]).toEqual([0, 0]);
    expect(await forge.verdict(12)).toMatchObject({ verdict: 'met' });
    expect(await forge.verdict(13)).toMatchObject({ verdict: 'missing' });
    // Later deliveries plan a task of their own.
    await other.approve('olga');
    await other.approve('otto');
    expect(await looksPlanned()).toBe(1);
    await servers.advance({ seconds: 1 });
    expect(await forge.verdict(13)).toMatchObject({ verdict: 'met' });
  });

  test('is judged and shown once where the server dies that worked on it [GOV 5.2.1, 7.11]', async () => {
    const it = new PullRequest(forge, 12, 'api');
    await it.open();
    await it.gates();
    await it.approve('olga', 'otto');
    servers.killAt('github.serve');
    await servers.advance({ seconds: 1 });
    expect(servers.deaths()).toBe(1);
    servers.restart();
    await servers.advance({ minutes: 3 });
    expect([await unserved(), await looksPlanned()]).toEqual([0, 0]);
    expect(await forge.verdict(12)).toMatchObject({ verdict: 'met', version: 1 });
    expect(await forge.story.entries('change.judged')).toHaveLength(1);
    expect(shownOn(it.head)).toHaveLength(1);
    // The same for its check, on another head.
    await it.rebase();
    servers.killAt('github.show');
    await servers.advance({ minutes: 3 });
    expect(servers.deaths()).toBe(2);
    servers.restart();
    await servers.advance({ minutes: 3 });
    expect(await forge.verdict(12)).toMatchObject({ verdict: 'met', version: 2 });
    expect(shownOn(it.head).map(({ body }) => body.conclusion)).toEqual(['success']);
  });

  test('that everybody left to somebody else is found by reconciling, and by whoever asks', async () => {
    const it = new PullRequest(forge, 12, 'api');
    const mislead = async () =>
      sql`insert into change_turns (repository, number, is_waiting) values (${REPOSITORY}, 12, true)
        on conflict (repository, number) do update set is_waiting = true`.execute(forge.story.host.db);
    await mislead();
    await it.open();
    expect([await looksPlanned(), await unserved()]).toEqual([0, 1]);
    await planReconciling(forge.changes);
    await servers.advance({ minutes: 6 });
    expect(await unserved()).toBe(0);
    const { id } = await forge.verdict(12);
    await mislead();
    await it.gates();
    expect(await looksPlanned()).toBe(0);
    await forge.story.done(forge.story.sre, reEvaluate, { id });
    expect(await looksPlanned()).toBe(1);
    await servers.advance({ seconds: 1 });
    expect(await unserved()).toBe(0);
  });

  test('that comes while a dead server has the turn is worked on once that has ended', async () => {
    const it = new PullRequest(forge, 12, 'api');
    const now = forge.story.host.clock.now();
    await it.open();
    // As left by a server that took the turn and died with its task leased.
    servers.killAt('github.serve');
    await servers.advance({ seconds: 1 });
    servers.restart();
    await takeTurn(forge.story.host.db, { repository: REPOSITORY, number: 12 }, now, addMinutes(now, 0.8));
    await it.gates();
    await it.approve('olga', 'otto');
    await servers.advance({ minutes: 2 });
    expect(await unserved()).toBe(0);
    expect(await forge.verdict(12)).toMatchObject({ verdict: 'met' });
  });
});

test('the 72 hours of an emergency change end once, on whichever server is left [GOV 5.3.4]', async () => {
  const { story } = forge;
  const { code } = await story.done(story.sre, declareIncident, {
    title: ownWords('Down'),
    facts: { ...factsFor['SEV-1'] },
  });
  const it = await new PullRequest(forge, 12, 'api').open();
  await servers.advance({ seconds: 1 });
  const { id } = await story.done(story.sre, askBreakGlass, {
    incident: code,
    commit: it.head,
    justification: ownWords('it burns'),
  });
  await saveGrant(story, id);
  await it.merge();
  servers.killAt('github.serve');
  await servers.advance({ seconds: 1 });
  expect(servers.deaths()).toBe(1);
  servers.restart();
  await servers.advance({ minutes: 2 });
  expect(await story.entries('break_glass.applied')).toHaveLength(1);
  await story.done(story.sre, acknowledgeIncident, { code });
  const { version } = await incidentOf(story, code);
  await story.done(story.engineer, takeCommand, { code, expectedVersion: version });
  await story.done(story.sre, resolveIncident, { code, note: ownWords('over') });
  servers.killAt('break_glass.reapply_due');
  await servers.advance({ hours: 72 });
  expect(servers.deaths()).toBe(2);
  servers.restart();
  await servers.advance({ minutes: 5 });
  expect(await story.entries('break_glass.missed')).toHaveLength(1);
  expect(forge.violations).toMatchObject([{ clause: '5.3.4', key: `break-glass/${id}/re-apply` }]);
  expect(
    (await story.pages())
      .filter(({ reason }) => reason === 're-apply-missed')
      .map(({ to }) => to)
      .toSorted(),
  ).toEqual([story.lead.id, story.engineer.id].toSorted());
});
