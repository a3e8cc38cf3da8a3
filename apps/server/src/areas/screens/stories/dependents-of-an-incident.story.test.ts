import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { startAlertStory, type AlertStory } from '../../alerts/testing/alert-story.ts';
import { notification, wireAlert } from '../../alerts/testing/notifications.ts';
import { depend } from '../../catalog/commands/depend.ts';
import { added, team } from '../../catalog/testing/catalog-story.ts';
import { incidentReach } from '../queries/incident-reach.ts';

let told: AlertStory;
beforeEach(async () => void (told = await startAlertStory()));
afterEach(async () => told.end());

const on = async (name: string, other: string) =>
  told.story.done(told.story.sre, depend, { name, on: other, expectedVersion: await versionOf(name) });

const versionOf = async (name: string): Promise<number> =>
  (await sql<{ version: number }>`select version from services where name = ${name}`.execute(told.story.host.db))
    .rows[0]?.version ?? 0;

const code = async (): Promise<string> =>
  (await sql<{ code: string }>`select code from incidents`.execute(told.story.host.db)).rows[0]?.code ?? '';

const firing = (service: string, fingerprint = '00000000000000a1') =>
  notification([wireAlert({ fingerprint, labels: { alertname: 'Slow', severity: 'critical', service } })]);

async function reach(actor: Actor = told.story.sre.actor) {
  const found = await incidentReach(told.reads.incidents, actor, await code());
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe('what depends on what is broken', () => {
  test('is told nearest first, what users meet before the rest, and a circle is walked once', async () => {
    const payments = await team(told.story, 'Payments');
    for (const name of ['db', 'api', 'batch']) await added(told.story, name);
    await added(told.story, 'shop', { userFacing: 'yes', tier: 1, teamId: payments });
    await added(told.story, 'web', { userFacing: 'yes' });
    await on('api', 'db');
    await on('batch', 'db');
    await on('shop', 'db');
    await on('web', 'api');
    // A cycle, back to what is broken.
    await on('db', 'web');
    await told.send(firing('db'));
    const { broken, dependents, ...counts } = await reach();
    expect(broken).toMatchObject([{ name: 'db', steps: 0 }]);
    expect(dependents).toEqual([
      { name: 'shop', kind: 'service', steps: 1, team: 'Payments', tier: 1, userFacing: true },
      { name: 'api', kind: 'service', steps: 1 },
      { name: 'batch', kind: 'service', steps: 1 },
      { name: 'web', kind: 'service', steps: 2, userFacing: true },
    ]);
    expect(counts).toEqual({ dependentsInAll: 4, userFacingInAll: 2, unknown: [] });
  });

  test('counts those that it does not tell of, and names what the catalog does not know', async () => {
    await added(told.story, 'db');
    for (let index = 0; index < 65; index += 1) {
      const name = `app-${String(index).padStart(2, '0')}`;
      await added(told.story, name);
      await on(name, 'db');
    }
    await told.send(firing('db'));
    await told.send(firing('strange', '00000000000000b2'));
    const { dependents, dependentsInAll, unknown } = await reach();
    expect(dependents).toHaveLength(59);
    expect({ dependentsInAll, unknown }).toEqual({ dependentsInAll: 65, unknown: ['strange'] });
  });

  test('a key that may not hear of alerts learns nothing of what they name [GOV 6.2]', async () => {
    await added(told.story, 'db');
    await told.send(firing('db'));
    await sql`update incidents set service = null`.execute(told.story.host.database.owner);
    told.story.isTamperedWith = true;
    const scopes = ['incidents:read', 'catalog:read'];
    const key = { kind: 'service', id: told.story.sre.id, scopes } as const;
    expect((await reach(key)).broken).toEqual([]);
    expect((await reach({ ...key, scopes: [...scopes, 'alerts:read'] })).broken).toHaveLength(1);
  });
});
