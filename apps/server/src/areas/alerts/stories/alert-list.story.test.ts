import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { alertsOverHttp, type AlertsOverHttp } from '../testing/alerts-over-http.ts';
import { notification, resolved, wireAlert } from '../testing/notifications.ts';

let at: AlertsOverHttp;
beforeEach(async () => {
  at = await alertsOverHttp();
});
afterEach(async () => at.end());

describe('alerts', () => {
  test('are listed by state and words, newest first, and by the incident they belong to', async () => {
    await at.post(notification([wireAlert(), resolved({ fingerprint: 'b2' })]));
    await at.post(
      notification([wireAlert({ fingerprint: 'c3', labels: { alertname: 'Other', service: 'search' } })], {
        groupKey: 'other',
      }),
    );
    const names = async (url: string) =>
      (await at.ask('GET', url)).json<{ items: { name: string; incident?: string }[] }>().items;
    expect((await names('/v1/alerts')).map(({ name }) => name)).toEqual([
      'Other',
      'FraudLatencyP99',
      'FraudLatencyP99',
    ]);
    expect(await names('/v1/alerts?state=resolved')).toHaveLength(1);
    expect((await names('/v1/alerts?q=search')).map(({ name }) => name)).toEqual(['Other']);
    const code = (await names('/v1/alerts?q=other'))[0]?.incident;
    expect((await names(`/v1/alerts?incident=${code}`)).map(({ name }) => name)).toEqual(['Other']);
    expect((await at.ask('GET', '/v1/alerts?incident=INC-00000')).statusCode).toBe(404);
  });

  test("a team's own alerts are the team's to see [GOV 6.2]", async () => {
    const team = asId<'team'>('33333333-0000-4000-8000-000000000003');
    const { host, sre } = at.it.story;
    await laidDown(
      host,
      async (tx) =>
        void (await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'risk', ${host.clock.now()}, ${team})`.execute(
          tx,
        )),
    );
    await laidDown(
      host,
      async (tx) =>
        void (await sql`insert into team_members (team_id, principal_id, since) values (${team}, ${sre.id}, ${host.clock.now()})`.execute(
          tx,
        )),
    );
    const { key } = await at.it.connect({ teamId: team, visibility: 'team' });
    await at.post(notification(), key);
    const seen = async (who: string) =>
      (await at.ask('GET', '/v1/alerts', who)).json<{ items: unknown[] }>().items.length;
    expect([await seen('sre'), await seen('bystander')]).toEqual([1, 0]);
    expect((await at.ask('GET', '/v1/integrations', 'bystander')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  test('a key without the scope reads nothing [GOV 7.6]', async () => {
    expect((await at.ask('GET', '/v1/alerts', 'reader')).statusCode).toBe(200);
    expect((await at.ask('GET', '/v1/integrations', 'reader')).statusCode).toBe(403);
  });
});
