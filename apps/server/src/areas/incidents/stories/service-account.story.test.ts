import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { laidDown, addServiceAccount } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { closeIncident } from '../commands/close-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { handOverCommand } from '../commands/hand-over-command.ts';
import { mitigateIncident } from '../commands/mitigate-incident.ts';
import { reopenIncident } from '../commands/reopen-incident.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { takeCommand } from '../commands/take-command.ts';
import { updateStakeholders } from '../commands/update-stakeholders.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { visibleIncidents } from '../queries/visible-incidents.ts';
import { incidentOf, sev1, startIncidentStory, teamOf, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

const scopes = ['incidents:report', 'incidents:read', 'incidents:respond'];
const account = async (
  roles: readonly string[] = [],
): Promise<{ readonly actor: Extract<Actor, { kind: 'service' }> }> => ({
  actor: { kind: 'service', id: await addServiceAccount(story.host, roles), scopes },
});

describe('a service account', () => {
  test('that reports gets none of the commander’s rights by it: each step wants a role of its own [GOV 2.10, 8.1]', async () => {
    const bot = await account();
    const { code } = await story.done(bot, declareIncident, sev1);
    const words = ownWords('nothing to see here');
    const tries = {
      acknowledge: await story.as(bot, acknowledgeIncident, { code }),
      mitigate: await story.as(bot, mitigateIncident, { code, note: words }),
      resolve: await story.as(bot, resolveIncident, { code, note: words }),
      close: await story.as(bot, closeIncident, { code }),
      reopen: await story.as(bot, reopenIncident, { code, reason: words }),
      update: await story.as(bot, updateStakeholders, { code, text: words }),
      handOver: await story.as(bot, handOverCommand, { code, to: story.sre.id, state: words }),
    };
    for (const refused of Object.values(tries))
      expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden', code: 'access/not-entitled' } });
    expect((await incidentOf(story, code)).phase).toBe('declared');
    await story.advance({ minutes: 5 });
    expect((await story.entries('incident.clock_breached')).map(({ data }) => data['clock'])).toContain('acknowledge');
  });

  test('that has a role and the scope may act by them [GOV 2.10]', async () => {
    const bot = await account(['ml-platform-sre']);
    const { code } = await story.done(bot, declareIncident, sev1);
    await story.done(bot, acknowledgeIncident, { code });
    expect((await incidentOf(story, code)).phase).toBe('acknowledged');
  });

  test('that has left the team neither opens nor lists what it reported there [GOV 8.1]', async () => {
    const bot = await account();
    const teamId = await teamOf(story, bot.actor);
    const { code } = await story.done(bot, declareIncident, { title, teamId, visibility: 'team' });
    await laidDown(
      story.host,
      async (tx) => void (await sql`delete from team_members where team_id = ${teamId}`.execute(tx)),
    );
    const reads = { db: story.host.db, clock: story.host.clock, policies: () => story.host.policies() };
    const { id } = await incidentOf(story, code);
    expect(await seeIncident(reads, bot.actor, { id })).toMatchObject({ ok: false });
    expect([...(await visibleIncidents(reads, bot.actor, [id]))]).toEqual([]);
  });

  test('cannot be the named commander, whatever its role [GOV 8.1]', async () => {
    const bot = await account(['ml-platform-sre']);
    const { code } = await story.done(bot, declareIncident, sev1);
    expect(await story.as(bot, takeCommand, { code })).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', code: 'access/people-only', clause: '8.1' },
    });
    expect((await incidentOf(story, code)).command.seat).toBe('provisional');
    const reads = { db: story.host.db, clock: story.host.clock, policies: () => story.host.policies() };
    const seen = await seeIncident(reads, bot.actor, { code });
    if (!seen.ok) throw new Error(seen.error.code);
    expect(seen.value.verdicts.get('incident.take-command')).toMatchObject({
      allowed: false,
      code: 'access/people-only',
      clause: '8.1',
    });
  });
});
