import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { governanceWorld, PASSWORD, type GovernanceWorld } from '../../governance/testing/governance-world.ts';

let world: GovernanceWorld;
let ada = '';
let grace = '';
let member = { id: '', email: '', link: '' };
let made = 0;

beforeAll(async () => {
  world = await governanceWorld();
  const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
  await world.join(invitations[0]?.url ?? '');
  [ada, grace] = [await world.signIn('ada@example.org'), await world.signIn('grace@example.org')];
  return async () => world.close();
});
beforeEach(async () => {
  const email = `member${(made += 1)}@example.org`;
  const { id, url } = (await post('/v1/members', { name: `Member ${made}`, email })).json<{
    id: string;
    url: string;
  }>();
  await world.join(url);
  member = { id, email, link: url };
});

const post = async (url: string, body: object = {}, token = ada) => world.call('POST', url, { token, body });
const suspend = async (id = member.id, token = ada) => post(`/v1/members/${id}/suspend`, { reason: 'on leave' }, token);
const reinstate = async (id = member.id, token = ada) =>
  post(`/v1/members/${id}/reinstate`, { reason: 'back from leave' }, token);
/** One member of Governance grants it, another approves. */
const joinTheRota = async () => {
  const role = { role: 'ml-platform-sre', reason: 'joins the rota' };
  const asked = await post(`/v1/members/${member.id}/grant-role`, role);
  const { approval } = asked.json<{ approval: string }>();
  expect((await post(`/v1/approvals/${approval}/approve`, {}, grace)).statusCode).toBe(204);
};
/** Reinstated and with a new password. */
const back = async (id = member.id) => world.join((await reinstate(id)).json<{ url: string }>().url);
const statusFor = async (token: string) => (await world.call('GET', '/v1/members', { token })).statusCode;
const seen = async (id = member.id) =>
  (await world.call('GET', '/v1/members', { token: ada }))
    .json<{ items: { id: string; state: string; roles: { role: string }[] }[] }>()
    .items.find((each) => each.id === id);

describe('whoever is reinstated [GOV 1.1]', () => {
  test('chooses a new password by a one-time link; the one they had does not hold, what was ended stays ended [GOV 7.6]', async () => {
    const old = await world.tokensFor({ grant_type: 'password', username: member.email, password: PASSWORD });
    await suspend();
    expect(await world.signIn(member.email)).toBe('');
    const answer = await reinstate();
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: 'invited' }]);
    expect(await world.signIn(member.email)).toBe('');
    expect((await world.join(member.link)).statusCode).toBe(404);
    expect((await world.join(answer.json<{ url: string }>().url)).statusCode).toBe(204);
    expect(await seen()).toMatchObject({ state: 'active' });
    expect(await statusFor(old.access_token ?? '')).toBe(401);
    expect(
      await world.tokensFor({ grant_type: 'refresh_token', refresh_token: old.refresh_token ?? '' }),
    ).toMatchObject({
      error: 'invalid_grant',
    });
    expect(await statusFor(await world.signIn(member.email))).toBe(200);
  });

  test('has the roles, contact roles, teams and places on call that they had; meanwhile none of it counted', async () => {
    const team = (await post('/v1/teams', { name: `team ${made}` })).json<{ id: string }>();
    await post(`/v1/teams/${team.id}/add-member`, { principalId: member.id });
    await joinTheRota();
    await post('/v1/contact-roles/sre-lead/assign', { principalId: member.id });
    await world.call('POST', '/v1/on-call/set', { token: ada, body: { people: [member.id] } });
    const onCall = async () => (await world.call('GET', '/v1/on-call', { token: ada })).json<{ people: object[] }>();
    await suspend();
    expect(await onCall()).toMatchObject({ people: [] });
    await back();
    expect(await onCall()).toMatchObject({ people: [{ id: member.id }] });
    expect(await seen()).toMatchObject({ roles: [{ role: 'ml-platform-sre' }] });
    const { items } = (await world.call('GET', '/v1/contact-roles', { token: ada })).json<{ items: object[] }>();
    expect(items).toContainEqual(
      expect.objectContaining({ id: 'sre-lead', holder: expect.objectContaining({ id: member.id }) }),
    );
    const token = await world.signIn(member.email);
    expect((await world.call('POST', '/v1/on-call/set', { token, body: { people: [member.id] } })).statusCode).toBe(
      200,
    );
    const teams = (await world.call('GET', '/v1/teams', { token })).json<{ items: object[] }>().items;
    expect(teams).toContainEqual(
      expect.objectContaining({ id: team.id, members: [expect.objectContaining({ id: member.id })] }),
    );
  });

  test('lacks a role that was taken back meanwhile', async () => {
    await joinTheRota();
    await suspend();
    await post(`/v1/members/${member.id}/revoke-role`, { role: 'ml-platform-sre' });
    await reinstate();
    expect(await seen()).toMatchObject({ roles: [] });
  });

  test('and never joined is invited again, by a new link', async () => {
    const { id, url } = (await post('/v1/members', { name: 'Bo', email: `bo${made}@example.org` })).json<{
      id: string;
      url: string;
    }>();
    await suspend(id);
    const again = (await reinstate(id)).json<{ state: string; url: string }>();
    expect(again).toMatchObject({ state: 'invited' });
    expect((await world.join(url)).statusCode).toBe(404);
    expect((await world.join(again.url)).statusCode).toBe(204);
    expect(await seen(id)).toMatchObject({ state: 'active' });
  });

  test('as a program has no key until a new one is issued', async () => {
    const { id } = (await post('/v1/service-accounts', { name: `robot ${made}` })).json<{ id: string }>();
    const issue = async () =>
      post(`/v1/service-accounts/${id}/issue-key`, { scopes: ['members:read'], expiresInDays: 30 });
    const { key } = (await issue()).json<{ key: string }>();
    expect(await statusFor(key)).toBe(200);
    await suspend(id);
    expect((await issue()).statusCode).toBe(404);
    expect((await reinstate(id)).json()).toEqual({ id, state: 'active' });
    expect(await statusFor(key)).toBe(401);
    expect(await statusFor((await issue()).json<{ key: string }>().key)).toBe(200);
  });

  test('is on the record with who did it, and the reason in its encrypted content only [GOV 7.2]', async () => {
    await suspend();
    await reinstate(member.id, grace);
    const entries = (await world.entries('member.reinstated')).filter(({ resource }) => resource.id === member.id);
    expect(entries).toMatchObject([
      {
        actor: (await world.actorOf('grace@example.org')).id,
        clause: '1.1',
        data: { principal: member.id, state: 'invited' },
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('leave');
  });
});

describe('reinstating is refused [GOV 1.1]', () => {
  test('to everybody but Platform Governance', async () => {
    const other = await world.signIn(member.email);
    const { id } = await world.actorOf('grace@example.org');
    await suspend(id);
    expect((await reinstate(id, other)).json()).toMatchObject({
      status: 403,
      clause: '1.1',
      detail: 'Only Platform Governance can do this.',
    });
    expect((await reinstate(id, grace)).statusCode).toBe(401);
    await back(id);
    grace = await world.signIn('grace@example.org');
    expect((await suspend(member.id, grace)).statusCode).toBe(204);
  });

  test('for oneself, and that is on the record', async () => {
    const { id } = await world.actorOf('ada@example.org');
    const code = 'identity/self-reinstatement';
    expect((await reinstate(id)).json()).toMatchObject({ status: 403, code, clause: '1.1' });
    expect(await world.entries('access.refused')).toContainEqual(
      expect.objectContaining({ actor: id, data: { command: 'member.reinstate', code } }),
    );
  });

  test('for who is not suspended, a second time too', async () => {
    const refused = { status: 409, code: 'identity/not-suspended' };
    expect((await reinstate()).json()).toMatchObject(refused);
    await suspend();
    await reinstate();
    expect((await reinstate()).json()).toMatchObject(refused);
    const invited = (await post('/v1/members', { name: 'Cy', email: `cy${made}@example.org` })).json<{ id: string }>();
    expect((await reinstate(invited.id)).json()).toMatchObject(refused);
  });

  test('for who was erased, or never was', async () => {
    await suspend();
    await post(`/v1/members/${member.id}/erase`);
    for (const id of [member.id, world.host.ids.opaque()])
      expect((await reinstate(id)).json()).toMatchObject({ status: 404, code: 'identity/no-such-member' });
    expect(await seen()).toMatchObject({ state: 'erased' });
  });

  test.each([
    [{}, '/reason'],
    [{ reason: '' }, '/reason'],
    [{ reason: 'back', roles: ['platform-governance'] }, '/roles'],
  ])('without a reason, or with more than one: %j', async (body, path) => {
    await suspend();
    const answer = (await post(`/v1/members/${member.id}/reinstate`, body)).json<{ errors: object[] }>();
    expect(answer).toMatchObject({ status: 400 });
    expect(JSON.stringify(answer)).toContain(path);
    expect(await seen()).toMatchObject({ state: 'suspended' });
  });
});

describe('while somebody is suspended [GOV 1.1]', () => {
  test('they are given no role and come into no team', async () => {
    const team = (await post('/v1/teams', { name: `team of ${made}` })).json<{ id: string }>();
    await suspend();
    const role = { role: 'ml-platform-sre', reason: 'joins the rota' };
    expect((await post(`/v1/members/${member.id}/grant-role`, role)).json()).toMatchObject({
      status: 409,
      code: 'identity/suspended',
    });
    expect((await post(`/v1/teams/${team.id}/add-member`, { principalId: member.id })).json()).toMatchObject({
      status: 409,
      code: 'identity/suspended',
    });
    expect(await seen()).toMatchObject({ roles: [] });
  });

  test('it was another who did it: nobody suspends themselves', async () => {
    const { id } = await world.actorOf('ada@example.org');
    const code = 'identity/self-suspension';
    expect((await suspend(id)).json()).toMatchObject({ status: 403, code, clause: '1.1' });
    expect((await world.entries('access.refused')).map(({ data }) => data['code'])).toContain(code);
  });
});

test('nobody uses a one-time link of somebody else: it stays theirs, and who tried is on the record [GOV 1.1]', async () => {
  const { id, url } = (await post('/v1/members', { name: 'Di', email: `di${made}@example.org` })).json<{
    id: string;
    url: string;
  }>();
  const cookie = await world.cookieOf(member.email);
  const authorization = `Bearer ${await world.signIn(member.email)}`;
  for (const own of [{ cookie }, { authorization }])
    expect((await world.join(url, own)).json()).toMatchObject({ status: 403, code: 'identity/anothers-link' });
  expect(await seen(id)).toMatchObject({ state: 'invited' });
  expect(await world.entries('access.refused')).toContainEqual(
    expect.objectContaining({ actor: member.id, resource: { kind: 'principal', id: 'own' } }),
  );
  expect((await world.join(url)).statusCode).toBe(204);
});
