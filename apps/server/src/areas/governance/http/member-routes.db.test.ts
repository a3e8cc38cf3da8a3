import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findingsOf } from '../../../platform/manifest-queries.ts';
import { separation } from '../queries/findings.ts';
import { governanceWorld, type GovernanceWorld } from '../testing/governance-world.ts';

let world: GovernanceWorld;
let ada = '';
let grace = '';
let member = { id: '', email: '', token: '' };
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
  const invited = (
    await world.call('POST', '/v1/members', { token: ada, body: { name: `Member ${made}`, email } })
  ).json<{ id: string; url: string }>();
  await world.join(invited.url);
  member = { id: invited.id, email, token: await world.signIn(email) };
});

const grant = async (token: string, id: string, body: object) =>
  world.call('POST', `/v1/members/${id}/grant-role`, { token, body: { reason: 'joins the rota', ...body } });

/** Has another member of Governance approve the request in the previous answer. */
const approves = async (token: string, answer: { json(): unknown }) =>
  world.call('POST', `/v1/approvals/${(answer.json() as { approval: string }).approval}/approve`, { token });

const revoke = async (token: string, id: string, body: object) =>
  world.call('POST', `/v1/members/${id}/revoke-role`, { token, body });

const stateOf = async (id: string) =>
  (await world.call('GET', '/v1/members', { token: ada }))
    .json<{ items: { id: string; state: string }[] }>()
    .items.find((each) => each.id === id)?.state;

describe('roles [GOV 1.1, 2.10]', () => {
  test('are granted by Platform Governance with a reason, and count from the next request on', async () => {
    const listed = { people: [] };
    expect((await world.call('POST', '/v1/on-call/set', { token: member.token, body: listed })).json()).toMatchObject({
      status: 403,
      clause: '2.1',
    });
    const granted = await grant(ada, member.id, { role: 'ml-platform-sre' });
    expect([granted.statusCode, granted.json()]).toEqual([200, { approval: expect.any(String) }]);
    expect((await world.call('POST', '/v1/on-call/set', { token: member.token, body: listed })).statusCode).toBe(403);
    expect((await approves(grace, granted)).statusCode).toBe(204);
    expect((await world.call('POST', '/v1/on-call/set', { token: member.token, body: listed })).statusCode).toBe(200);
    expect((await revoke(grace, member.id, { role: 'ml-platform-sre' })).statusCode).toBe(204);
    expect((await world.call('POST', '/v1/on-call/set', { token: member.token, body: listed })).statusCode).toBe(403);
  });

  test('are never granted to oneself, not even by Governance (abuse case 9)', async () => {
    const { id } = await world.actorOf('ada@example.org');
    expect((await grant(ada, id, { role: 'ml-platform-sre' })).json()).toMatchObject({
      status: 403,
      code: 'governance/self-grant',
      clause: '1.1',
    });
    expect((await grant(grace, id, { role: 'ml-platform-sre' })).statusCode).toBe(200);
    expect(await world.entries('access.refused')).toContainEqual(
      expect.objectContaining({ actor: id, data: { command: 'member.grant-role', code: 'governance/self-grant' } }),
    );
  });

  test('are not granted by anybody else (abuse case 9)', async () => {
    await grant(ada, member.id, { role: 'ml-platform-sre' });
    const other = await world.actorOf('grace@example.org');
    expect((await grant(member.token, other.id, { role: 'ml-engineer' })).json()).toMatchObject({
      status: 403,
      detail: 'Only Platform Governance can do this.',
    });
  });

  test('are those of the policy; the commander is named in an incident, not granted', async () => {
    expect((await grant(ada, member.id, { role: 'root' })).json()).toMatchObject({
      status: 400,
      code: 'governance/unknown-role',
    });
    expect((await grant(ada, member.id, { role: 'incident-commander' })).json()).toMatchObject({
      status: 400,
      code: 'governance/held-per-incident',
      clause: '8.1',
    });
    expect(
      (await grant(ada, member.id, { role: 'ml-engineer', teamId: world.host.ids.opaque() })).json(),
    ).toMatchObject({ status: 404, code: 'governance/no-such-team' });
  });

  test('are held once', async () => {
    await grant(ada, member.id, { role: 'ml-engineer' });
    expect((await grant(ada, member.id, { role: 'ml-engineer' })).json()).toMatchObject({
      status: 409,
      code: 'governance/held-already',
    });
  });

  test('are taken away once', async () => {
    const team = (await world.call('POST', '/v1/teams', { token: ada, body: { name: `crew ${made}` } })).json<{
      id: string;
    }>();
    await grant(ada, member.id, { role: 'ml-engineer' });
    await grant(ada, member.id, { role: 'ml-engineer', teamId: team.id });
    const take = async (teamId?: string) =>
      revoke(ada, member.id, { role: 'ml-engineer', ...(teamId === undefined ? {} : { teamId }) });
    expect((await take()).statusCode).toBe(204);
    expect((await take(team.id)).statusCode).toBe(204);
    expect((await take(team.id)).json()).toMatchObject({ status: 404, code: 'governance/no-such-grant' });
    expect((await take()).json()).toMatchObject({ status: 404, code: 'governance/no-such-grant' });
  });

  test('to decide for the organisation are not for service accounts', async () => {
    const robot = (
      await world.call('POST', '/v1/service-accounts', { token: ada, body: { name: `robot ${made}` } })
    ).json<{ id: string }>();
    expect((await grant(ada, robot.id, { role: 'platform-governance' })).json()).toMatchObject({
      status: 403,
      code: 'governance/people-only',
    });
    for (const role of ['ml-platform-sre', 'ml-engineer', 'data-engineer'])
      expect((await grant(ada, robot.id, { role })).statusCode, role).toBe(200);
  });

  test("the reason is in the entry's encrypted content and not in its envelope", async () => {
    await grant(ada, member.id, { role: 'data-engineer', reason: 'returns from parental leave' });
    expect(JSON.stringify(await world.entries('role.granted'))).not.toContain('parental');
  });
});

describe('taking access away [GOV 7.6]', () => {
  test('ends sessions and open links at once (abuse case 6)', async () => {
    expect((await world.call('GET', '/v1/members', { token: member.token })).statusCode).toBe(200);
    expect(
      (
        await world.call('POST', `/v1/members/${member.id}/suspend`, {
          token: ada,
          body: { reason: 'left the company' },
        })
      ).statusCode,
    ).toBe(204);
    expect((await world.call('GET', '/v1/members', { token: member.token })).statusCode).toBe(401);
    expect(await world.signIn(member.email)).toBe('');
    expect(await stateOf(member.id)).toBe('suspended');
  });

  test('is undone by no link: none is given, and none that is left over opens', async () => {
    const invite = async () => world.call('POST', `/v1/members/${member.id}/renew-invitation`, { token: ada });
    const { url } = (await invite()).json<{ url: string }>();
    const suspended = sql`update principals set state = 'suspended' where id = ${member.id}`;
    await suspended.execute(world.host.database.owner);
    expect((await invite()).json()).toMatchObject({
      status: 409,
      code: 'identity/suspended',
      remedy: 'Reinstate them first.',
    });
    expect((await world.join(url)).statusCode).toBe(404);
    expect(await world.signIn(member.email)).toBe('');
  });

  test('is not done twice, and not to whoever is not there', async () => {
    const suspend = async (id: string) =>
      world.call('POST', `/v1/members/${id}/suspend`, { token: ada, body: { reason: 'left' } });
    expect((await suspend(member.id)).statusCode).toBe(204);
    expect((await suspend(member.id)).json()).toMatchObject({ status: 409, code: 'identity/suspended-already' });
    await world.call('POST', `/v1/members/${member.id}/erase`, { token: ada });
    for (const id of [member.id, world.host.ids.opaque()])
      expect((await suspend(id)).json()).toMatchObject({ status: 404, code: 'identity/no-such-member' });
    expect((await world.entries('member.suspended')).filter(({ resource }) => resource.id === member.id)).toHaveLength(
      1,
    );
  });

  test('the last of Platform Governance can neither suspend themselves nor lose the role', async () => {
    const small = await governanceWorld();
    await small.found();
    const token = await small.signIn('ada@example.org');
    const { id } = await small.actorOf('ada@example.org');
    expect(
      (await small.call('POST', `/v1/members/${id}/suspend`, { token, body: { reason: 'oops' } })).json(),
    ).toMatchObject({ status: 403, code: 'identity/self-suspension' });
    const { items } = (await small.call('GET', '/v1/members', { token })).json<{
      items: { id: string; roles: { role: string }[] }[];
    }>();
    const [held] = items.find((each) => each.id === id)?.roles ?? [];
    const losing = { token, body: { role: held?.role } };
    expect((await small.call('POST', `/v1/members/${id}/revoke-role`, losing)).json()).toMatchObject({
      code: 'identity/last-member',
    });
    await small.close();
  });

  test('erasure comes after, and leaves an id that names nobody', async () => {
    expect((await world.call('POST', `/v1/members/${member.id}/erase`, { token: ada })).json()).toMatchObject({
      status: 409,
      code: 'identity/still-a-member',
    });
    await world.call('POST', `/v1/members/${member.id}/suspend`, { token: ada, body: { reason: 'left the company' } });
    expect((await world.call('POST', `/v1/members/${member.id}/erase`, { token: ada })).statusCode).toBe(204);
    const listed = (await world.call('GET', '/v1/members', { token: ada })).json<{ items: { id: string }[] }>();
    expect(listed.items.find(({ id }) => id === member.id)).toEqual({
      id: member.id,
      initials: '–',
      state: 'erased',
      roles: [],
    });
    expect(
      (await world.call('POST', '/v1/members', { token: ada, body: { name: 'Somebody New', email: member.email } }))
        .statusCode,
    ).toBe(201);
  });
});

describe('contact roles', () => {
  test('are filled by Governance, never by oneself, and an unfilled one is a finding', async () => {
    const messages = async () =>
      (await findingsOf(world.areas, { ...world.host, use: world.host.services.use })).map(({ message }) => message);
    expect(await messages()).toContain('Nobody fills the role of VP Engineering.');
    expect(
      (
        await world.call('POST', '/v1/contact-roles/vp-engineering/assign', {
          token: member.token,
          body: { principalId: member.id },
        })
      ).statusCode,
    ).toBe(403);
    expect(
      (
        await world.call('POST', '/v1/contact-roles/vp-engineering/assign', {
          token: ada,
          body: { principalId: member.id },
        })
      ).statusCode,
    ).toBe(204);
    expect(await messages()).not.toContain('Nobody fills the role of VP Engineering.');
    const nobody = world.host.ids.opaque();
    expect(
      (
        await world.call('POST', '/v1/contact-roles/legal/assign', { token: ada, body: { principalId: nobody } })
      ).json(),
    ).toMatchObject({ code: 'governance/not-a-member' });
    const own = await world.actorOf('ada@example.org');
    expect(
      (
        await world.call('POST', '/v1/contact-roles/legal/assign', { token: ada, body: { principalId: own.id } })
      ).json(),
    ).toMatchObject({ status: 403, code: 'governance/self-grant' });
    const strange = { token: ada, body: { principalId: member.id } };
    for (const role of ['nobody', 'constructor'])
      expect((await world.call('POST', `/v1/contact-roles/${role}/assign`, strange)).json()).toMatchObject({
        status: 404,
        code: 'governance/no-such-contact-role',
      });
    const { items } = (await world.call('GET', '/v1/contact-roles', { token: ada })).json<{ items: object[] }>();
    expect(items).toContainEqual({
      id: 'vp-engineering',
      name: 'VP Engineering',
      clause: '3.1.5',
      holder: expect.objectContaining({ id: member.id }),
    });
  });
});

test.each(['  ', '\u200b', 'Ada\u202e'])('a name that nobody could read is refused: %j', async (name) => {
  const answer = await world.call('POST', '/v1/members', { token: ada, body: { name, email: 'blank@example.org' } });
  expect(answer.json()).toMatchObject({ status: 400, fields: [{ path: '/name', problem: expect.any(String) }] });
  expect(answer.body).not.toContain('pattern');
});

test('nobody is a member twice by the same e-mail', async () => {
  const answer = await world.call('POST', '/v1/members', {
    token: ada,
    body: { name: 'Again', email: member.email.toUpperCase() },
  });
  expect(answer.json()).toMatchObject({ status: 409, code: 'identity/member-exists' });
});

test('an organisation whose second Governance member has not come yet is unseparated, and says so', async () => {
  const small = await governanceWorld();
  const { invitations } = (await small.found()).json<{ invitations: { url: string }[] }>();
  const policy = small.registry.policies().current;
  expect(await separation(small.host.db, policy)).toContainEqual(expect.objectContaining({ clause: '1.1' }));
  await small.join(invitations[0]?.url ?? '');
  expect(await separation(small.host.db, policy)).toEqual([]);
  await small.close();
});
