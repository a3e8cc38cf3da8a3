import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startTwoServers, type TwoServers } from '../../../testing/two-servers.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { announceMaintenance } from '../commands/announce-maintenance.ts';
import { openIntake, type AlertIntake } from '../intake/open-intake.ts';
import { registerAlertReactions } from '../reactions/register.ts';
import { suppressionTell } from '../due-kinds.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, sent, wireAlert } from '../testing/notifications.ts';

/** When one of two servers is killed midway, the other continues: nothing is lost or done twice. */
let it: AlertStory;
let servers: TwoServers;
let other: AlertIntake;
let told: string[];
beforeEach(async () => {
  it = await startAlertStory();
  told = [];
  other = openIntake(it.story.host);
  servers = startTwoServers(it.story, (registry) => {
    registerIncidentReactions(registry);
    registerAlertReactions(registry);
    registry.onTask(suppressionTell, async ({ key }) => {
      told.push(key);
      return { kind: 'done' };
    });
  });
});
afterEach(async () => {
  await other.idle();
  await it.end();
});

const later = (minutes: number): string => addMinutes(it.story.host.clock.now(), minutes).toISOString();
const alerts = async () =>
  (
    await sql<{ fingerprint: string; state: string; placed: boolean }>`
      select fingerprint, state, incident_id is not null as placed from alerts order by id`.execute(it.story.host.db)
  ).rows;
const incidents = async () =>
  (await sql<{ n: number }>`select count(*)::integer as n from incidents`.execute(it.story.host.db)).rows[0]?.n;

describe('with one of two servers killed in the middle', () => {
  test.each(['alerts.suppression_ends', 'alerts.release_held'])(
    'a window that ends at %s judges each alert that it held once [GOV 3.1.1]',
    async (kind) => {
      const { story } = it;
      await story.done(story.sre, announceMaintenance, {
        endsAt: later(10),
        reason: ownWords('racks'),
        labels: [ownWords('cluster=eu')],
      });
      const mild = (fingerprint: string) =>
        wireAlert({ fingerprint, labels: { alertname: 'Loss', severity: 'warning', cluster: 'eu' } });
      for (let at = 0; at < 6; at += 1) {
        const body = sent(notification([mild(`a${at}`)], { groupKey: `g${at}` }));
        expect((await (at % 2 === 0 ? it.intake : other).receive(it.key, body)).ok).toBe(true);
      }
      servers.killAt(kind);
      await servers.advance({ minutes: 10 });
      expect(servers.deaths()).toBe(1);
      servers.restart();
      await servers.advance({ minutes: 5 });
      expect((await alerts()).every(({ state, placed }) => state === 'firing' && placed)).toBe(true);
      expect([(await alerts()).length, await incidents()]).toEqual([6, 6]);
      expect(await story.entries('suppression.ended')).toHaveLength(1);
    },
  );

  test('a heartbeat that falls silent is one alert, and a window is announced once to each', async () => {
    const { story } = it;
    await it.connect({ kind: 'heartbeat', every: 10, severity: ownWords('critical') });
    await story.done(story.sre, announceMaintenance, {
      startsAt: later(5),
      endsAt: later(30),
      reason: ownWords('racks'),
      service: ownWords('nothing-else'),
    });
    servers.killAt('alerts.suppression_announced');
    await servers.advance({ minutes: 1 });
    servers.restart();
    servers.killAt('alerts.heartbeat_silent');
    await servers.advance({ minutes: 10 });
    expect(servers.deaths()).toBe(2);
    servers.restart();
    await servers.advance({ minutes: 30 });
    expect(await alerts()).toEqual([{ fingerprint: 'heartbeat', state: 'firing', placed: true }]);
    expect(await incidents()).toBe(1);
    expect((await story.entries('suppression.announced')).map(({ data }) => data['what'])).toEqual([
      'planned',
      'began',
      'ended',
    ]);
    expect(new Set(told).size).toBe(told.length);
  });
});
