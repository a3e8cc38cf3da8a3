import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { asId } from '../kernel/ids.ts';
import { readEnvelope } from '../platform/ledger/envelope.ts';
import { testHost, type TestHost } from '../testing/test-host.ts';
import { recordRefusals } from './record-refusals.ts';

let host: TestHost;
beforeAll(async () => {
  host = await testHost();
  return async () => host.close();
});

const refusal = {
  method: 'GET',
  route: '/v1/session',
  error: { kind: 'unauthenticated', code: 'identity/not-signed-in', public: 'Sign in.' },
  actor: { kind: 'anonymous' },
  requestId: asId<'request'>('r'),
} as const;

async function counted(): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from refusal_counts`.execute(host.db);
  return Number(rows[0]?.count);
}

test('what strangers try before the set-up leaves no trace that could become the first entry [GOV 0.1]', async () => {
  await recordRefusals(host, { isActivated: false })(refusal);
  expect(await counted()).toBe(0);
});

test('from then on every refusal is counted towards an entry [GOV 7.1]', async () => {
  await recordRefusals(host, { isActivated: true })(refusal);
  expect(await counted()).toBe(1);
});

test('a refusal at an address with a wildcard is an entry like any other [GOV 7.1]', async () => {
  const actor = { kind: 'person', id: asId<'principal'>(host.ids.opaque()), sessionId: 's' } as const;
  await recordRefusals(host, { isActivated: true })({ ...refusal, route: '/v1/ledger/tile/*', actor });
  const { rows } = await sql<{ envelope: string }>`
    select envelope from ledger_pending where thing_kind = 'access'`.execute(host.db);
  expect(rows.map(({ envelope }) => readEnvelope(envelope))).toMatchObject([
    { action: 'access.refused', actor: actor.id, data: { command: 'http:GET:/v1/ledger/tile/:path' } },
  ]);
});
