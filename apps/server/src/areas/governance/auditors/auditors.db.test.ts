import { beforeAll, describe, expect, test } from 'vitest';
import { definePermission } from '@muster/policy';
import { makeDueWorker } from '../../../app/make-due-worker.ts';
import { addDays } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { createDueRegistry } from '../../../platform/worker/registry.ts';
import { judge } from '../../identity/public.ts';
import { governanceWorld, type GovernanceWorld } from '../testing/governance-world.ts';
import { registerAuditorReactions } from './end-auditor.ts';

let world: GovernanceWorld;
let ada = '';
let grace = '';
let made = 0;

beforeAll(async () => {
  world = await governanceWorld();
  const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
  await world.join(invitations[0]?.url ?? '');
  [ada, grace] = [await world.signIn('ada@example.org'), await world.signIn('grace@example.org')];
  return async () => world.close();
});

const now = () => world.host.clock.now();
const inDays = (days: number) => addDays(now(), days).toISOString();
const post = async (url: string, token: string, body?: object) =>
  world.call('POST', url, { token, ...(body === undefined ? {} : { body }) });
const reason = 'SOC 2, for the year 2026';
type Asked = { readonly id: string; readonly approval: string };

async function asked(days = 30): Promise<Asked & { readonly email: string }> {
  const email = `auditor${(made += 1)}@big-four.example`;
  const answer = await post('/v1/auditors', ada, { name: `Zoë 🔎 ${made}`, email, until: inDays(days), reason });
  return { ...answer.json<Asked>(), email };
}

/** An auditor who was let in, has joined, and is signed in. */
async function letIn(days = 30) {
  const { id, approval, email } = await asked(days);
  expect((await post(`/v1/approvals/${approval}/approve`, grace)).statusCode).toBe(204);
  const { url } = (await post(`/v1/auditors/${id}/link`, ada)).json<{ url: string }>();
  await world.join(url);
  return { id, email, token: await world.signIn(email) };
}

const session = async (token: string) => world.call('GET', '/v1/session', { token });
const stateOf = async (id: string) =>
  (await world.call('GET', '/v1/auditors', { token: ada }))
    .json<{ items: { id: string; state: string }[] }>()
    .items.find((each) => each.id === id)?.state;

describe('an auditor from outside [GOV 7.5]', () => {
  test('opens nothing until another hand has approved it, not even a link', async () => {
    const { id, approval } = await asked();
    expect(await stateOf(id)).toBe('asked');
    expect((await post(`/v1/auditors/${id}/link`, ada)).json()).toMatchObject({
      status: 409,
      code: 'governance/auditor-not-open',
    });
    expect((await post(`/v1/members/${id}/renew-invitation`, ada)).json()).toMatchObject({
      code: 'identity/from-outside',
    });
    expect((await post(`/v1/approvals/${approval}/approve`, ada)).json()).toMatchObject({
      status: 403,
      code: 'approvals/own-request',
    });
    expect((await post(`/v1/approvals/${approval}/approve`, grace)).statusCode).toBe(204);
    expect(await stateOf(id)).toBe('open');
    expect((await world.entries('auditor.opened')).at(-1)).toMatchObject({ clause: '7.5', data: { auditor: id } });
  });

  test('looks as the compliance team does, and does nothing that a member does', async () => {
    const { id, token } = await letIn();
    expect((await session(token)).json()).toMatchObject({
      outside: { until: expect.any(String) as string },
      may: { 'auditor.admit': { allowed: false }, 'role.grant': { allowed: false } },
    });
    expect((await world.call('GET', '/v1/members', { token })).json()).toMatchObject({
      status: 403,
      code: 'identity/outside',
    });
    expect(
      (await post('/v1/auditors', token, { name: 'x', email: 'x@y.example', until: inDays(2), reason })).json(),
    ).toMatchObject({
      status: 403,
    });
    const reads = definePermission({
      name: 'ledger.read_all',
      scope: 'ledger:read',
      clause: '7.5',
      anyOf: [{ kind: 'authority', authority: 'read-audit-log' }],
    });
    const writes = { ...reads, name: 'sink.keep' as const, scope: 'integrations:write' };
    const { id: principal } = await world.actorOf((await letIn()).email);
    const found = await judge(
      { db: world.host.db, policies: world.host.policies() },
      { kind: 'person', id: principal, sessionId: 'test' },
      [reads, writes],
      ORGANISATION,
    );
    expect(found?.get('ledger.read_all')).toMatchObject({ allowed: true });
    expect(found?.get('sink.keep')).toMatchObject({ allowed: false, code: 'access/outside' });
    const role = { role: 'ml-engineer', reason: 'joins the rota' };
    expect((await post(`/v1/members/${id}/grant-role`, ada, role)).json()).toMatchObject({
      code: 'identity/from-outside',
    });
  });

  test('sees nothing from the approved moment on, whether or not anything has ended it; then its end is written down', async () => {
    const { id, token, email } = await letIn(1);
    expect((await session(token)).statusCode).toBe(200);
    world.host.clock.moveTo(addDays(now(), 1));
    const [old, anew] = [await session(token), await session(await world.signIn(email))];
    expect([old.statusCode, anew.statusCode]).toEqual([401, 401]);
    [ada, grace] = [await world.signIn('ada@example.org'), await world.signIn('grace@example.org')];
    expect(await stateOf(id)).toBe('ended');
    const registry = createDueRegistry();
    registerAuditorReactions(registry);
    await makeDueWorker(world.host, registry).runDue(now());
    expect((await world.entries('auditor.ended')).at(-1)).toMatchObject({ data: { auditor: id, how: 'time' } });
    expect((await post(`/v1/members/${id}/reinstate`, ada, { reason: 'a little more' })).json()).toMatchObject({
      code: 'identity/from-outside',
    });
  });

  test('is ended early by a verb, and let in again only by two hands, with a new password', async () => {
    const { id, token, email } = await letIn();
    expect((await post(`/v1/auditors/${id}/end`, ada, { reason: 'their report is written' })).statusCode).toBe(204);
    expect((await session(token)).statusCode).toBe(401);
    expect(await stateOf(id)).toBe('ended');
    const again = await post(`/v1/auditors/${id}/renew`, grace, { until: inDays(3), reason: 'one more question' });
    expect((await post(`/v1/approvals/${again.json<Asked>().approval}/approve`, ada)).statusCode).toBe(204);
    expect(await world.signIn(email)).toBe('');
    await world.join((await post(`/v1/auditors/${id}/link`, ada)).json<{ url: string }>().url);
    expect((await session(await world.signIn(email))).statusCode).toBe(200);
  });

  test('is given no end that has passed or is too far off, no address that is known, and only an auditor’s place', async () => {
    const body = { name: 'Zoë', email: 'late@big-four.example', reason };
    for (const until of [inDays(-1), inDays(91)])
      expect((await post('/v1/auditors', ada, { ...body, until })).json()).toMatchObject({
        status: 400,
        code: 'governance/not-until-then',
      });
    const known = { ...body, email: 'grace@example.org', until: inDays(3) };
    expect((await post('/v1/auditors', ada, known)).json()).toMatchObject({ code: 'governance/known-already' });
    const { id } = await world.actorOf('grace@example.org');
    expect((await post(`/v1/auditors/${id}/end`, ada, { reason })).json()).toMatchObject({
      status: 404,
      code: 'governance/no-such-auditor',
    });
    const { id: late, approval } = await asked(1);
    world.host.clock.moveTo(addDays(now(), 2));
    [ada, grace] = [await world.signIn('ada@example.org'), await world.signIn('grace@example.org')];
    expect((await post(`/v1/approvals/${approval}/approve`, grace)).json()).toMatchObject({
      code: 'governance/end-has-passed',
    });
    expect(await stateOf(late)).toBe('asked');
  });
});
