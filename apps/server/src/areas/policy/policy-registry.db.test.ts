import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../platform/commands/context.ts';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { transact } from '../../platform/commands/transact.ts';
import { createDueRegistry } from '../../platform/worker/registry.ts';
import { readEnvelope, type Envelope } from '../../platform/ledger/envelope.ts';
import { makeDueWorker } from '../../app/make-due-worker.ts';
import { releasedPolicy } from '../../testing/released-policy.ts';
import { testHost, type TestHost } from '../../testing/test-host.ts';
import { activatePolicy } from './activate-policy.ts';
import { PolicyRegistry } from './policy-registry.ts';
import { registerPolicyReactions } from './reactions/register.ts';

const two = releasedPolicy();
const next = releasedPolicy({
  'document.yaml': (text) =>
    text.replace('version: 2.0.0', 'version: 2.10.0').replace('next: 2026-08-23', 'next: 2027-02-01'),
});
const nine = releasedPolicy({ 'document.yaml': (text) => text.replace('version: 2.0.0', 'version: 2.9.0') });
const reread = releasedPolicy({
  'document.yaml': (text) => text.replace('revision: 1', 'revision: 2'),
  'severities.yaml': (text) => text.replace('5m', '6m'),
});
const edited = releasedPolicy({ 'severities.yaml': (text) => text.replace('5m', '6m') });

let host: TestHost;
let registry: PolicyRegistry;
beforeEach(async () => {
  registry = new PolicyRegistry([two]);
  host = { ...(await testHost({ startAt: '2026-08-20T12:00:00.000Z' })), policies: () => registry.policies() };
  return async () => host.close();
});

async function within(decide: (ctx: CommandContext) => Promise<unknown>): Promise<void> {
  await transact(host, { actor: { kind: 'system', part: 'setup' }, requestId: asId('r') }, async (ctx) =>
    ok(await decide(ctx)),
  );
}

async function entries(action: string): Promise<Envelope[]> {
  const { rows } = await sql<{
    envelope: string;
  }>`select envelope from ledger_pending where envelope::jsonb ->> 'action' = ${action} order by position`.execute(
    host.db,
  );
  return rows.map((row) => readEnvelope(row.envelope));
}

async function runDue(): Promise<void> {
  const due = createDueRegistry();
  registerPolicyReactions(due);
  await makeDueWorker(host, due).runDue(host.clock.now());
}

describe('the version in force [GOV 0.1]', () => {
  test('is the one that was activated, whatever newer ones lie beside it', async () => {
    registry = new PolicyRegistry([nine, two, next]);
    expect(registry.policies().currentVersion).toBe('GOV-001@2.10.0+r1');
    expect(registry.isActivated).toBe(false);
    await within(async (ctx) => activatePolicy(ctx, two));
    expect(await registry.reload(host.db)).toEqual(ok(undefined));
    expect(registry.policies().currentVersion).toBe('GOV-001@2.0.0+r1');
    expect(registry.isActivated).toBe(true);
  });

  test('is on every entry', async () => {
    await within(async (ctx) => activatePolicy(ctx, two));
    expect(await entries('policy.activated')).toMatchObject([
      { policy: 'GOV-001@2.0.0+r1', clause: '0.1', data: { hash: two.hash } },
    ]);
  });

  test('judges new cases, while an older case keeps the version it was opened under', async () => {
    registry = new PolicyRegistry([two, next]);
    await within(async (ctx) => activatePolicy(ctx, two));
    host.clock.advance({ minutes: 1 });
    await within(async (ctx) => activatePolicy(ctx, next));
    await registry.reload(host.db);
    expect(registry.policies().current).toBe(next);
    expect(registry.policies().of({ policyVersion: asId('GOV-001@2.0.0+r1') })).toBe(two);
  });

  test('carries the revision of its readings: a newer one judges new cases, and an older case keeps its own (R45)', async () => {
    registry = new PolicyRegistry([reread, two]);
    await within(async (ctx) => activatePolicy(ctx, two));
    await registry.reload(host.db);
    expect(registry.policies().currentVersion).toBe('GOV-001@2.0.0+r1');
    host.clock.advance({ minutes: 1 });
    await within(async (ctx) => activatePolicy(ctx, reread));
    await registry.reload(host.db);
    expect(registry.policies().currentVersion).toBe('GOV-001@2.0.0+r2');
    const policies = registry.policies();
    expect(policies.current.severities['SEV-1'].acknowledgement).toMatchObject({ minutes: 6 });
    expect(policies.of({ policyVersion: asId('GOV-001@2.0.0+r1') }).severities['SEV-1'].acknowledgement).toMatchObject({
      minutes: 5,
    });
    expect((await entries('policy.activated')).map(({ policy }) => policy)).toEqual([
      'GOV-001@2.0.0+r1',
      'GOV-001@2.0.0+r2',
    ]);
  });

  test('is refused when its files are no longer those that were activated, or are gone', async () => {
    await within(async (ctx) => activatePolicy(ctx, two));
    expect(await new PolicyRegistry([edited]).reload(host.db)).toMatchObject({
      ok: false,
      error: expect.stringContaining('changed'),
    });
    expect(await new PolicyRegistry([next]).reload(host.db)).toMatchObject({
      ok: false,
      error: expect.stringContaining('missing'),
    });
  });

  test('an activation can be neither changed nor taken back', async () => {
    await within(async (ctx) => activatePolicy(ctx, two));
    await expect(
      sql`update policy_activations set version = 'GOV-001@9.9.9'`.execute(host.database.owner),
    ).rejects.toThrow(/append-only/);
    await expect(sql`delete from policy_activations`.execute(host.database.owner)).rejects.toThrow(/append-only/);
  });
});

describe('the quarterly review [GOV 0.1]', () => {
  test('is flagged to Platform Governance when its day has passed, and not a moment sooner', async () => {
    await within(async (ctx) => activatePolicy(ctx, two));
    host.clock.moveTo(new Date('2026-08-23T23:59:59.999Z'));
    await runDue();
    expect(await entries('policy.review_overdue')).toEqual([]);
    host.clock.moveTo(new Date('2026-08-24T00:00:00.000Z'));
    await runDue();
    await runDue();
    expect(await entries('policy.review_overdue')).toMatchObject([
      {
        clause: '0.1',
        actor: 'system:clock',
        data: { version: '2.0.0', reviewDue: '2026-08-23', to: 'platform-governance' },
      },
    ]);
  });

  test('that was overdue when the policy was put in force is flagged at once', async () => {
    host.clock.moveTo(new Date('2026-11-23T08:00:00.000Z'));
    await within(async (ctx) => activatePolicy(ctx, two));
    await runDue();
    expect(await entries('policy.review_overdue')).toHaveLength(1);
  });

  test('of a version that has been replaced is nobody’s business any more', async () => {
    registry = new PolicyRegistry([two, next]);
    await within(async (ctx) => activatePolicy(ctx, two));
    host.clock.advance({ minutes: 1 });
    await within(async (ctx) => activatePolicy(ctx, next));
    await registry.reload(host.db);
    host.clock.moveTo(new Date('2026-08-24T00:00:00.000Z'));
    await runDue();
    expect(await entries('policy.review_overdue')).toEqual([]);
  });
});
