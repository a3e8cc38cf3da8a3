import { beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { grantRole } from '../commands/grant-role.ts';
import { governanceWorld, PASSWORD, type GovernanceWorld } from '../testing/governance-world.ts';

let world: GovernanceWorld;
beforeEach(async () => {
  world = await governanceWorld();
  return async () => world.close();
});

describe('the set-up ceremony [GOV 1.1]', () => {
  test("puts the policy in force as the ledger's first entry, with its hash, and names Governance next [GOV 0.1]", async () => {
    expect((await world.call('GET', '/v1/setup')).json()).toEqual({ needed: true });
    const answer = await world.found();
    expect(answer.statusCode).toBe(201);
    expect((await world.call('GET', '/v1/setup')).json()).toEqual({ needed: false });
    const entries = await world.entries();
    expect(entries[0]).toMatchObject({
      action: 'policy.activated',
      actor: 'system:setup',
      clause: '0.1',
      policy: 'GOV-001@2.0.0+r1',
      data: { version: 'GOV-001@2.0.0+r1', hash: world.registry.policies().current.hash },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'policy.activated',
      'member.joined',
      'role.granted',
      'member.invited',
      'role.granted',
      'organisation.set_up',
    ]);
  });

  test('invites the other members by one-time links, and nothing ships with a password', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { email: string; url: string }[] }>();
    expect(invitations).toMatchObject([
      { email: 'grace@example.org', url: expect.stringMatching(/^http:\/\/localhost:8080\/invitation#token=/) },
    ]);
    expect(await world.signIn('grace@example.org')).toBe('');
    expect((await world.join(invitations[0]?.url ?? '')).statusCode).toBe(204);
    expect(await world.signIn('grace@example.org')).not.toBe('');
    expect(await world.signIn('ada@example.org')).not.toBe('');
  });

  test('needs at least two members of Governance, and one person is not two', async () => {
    expect((await world.found({ governance: [] })).json()).toMatchObject({
      status: 400,
      code: 'governance/too-few-members',
      clause: '1.1',
    });
    expect((await world.found({ governance: [{ name: 'Ada again', email: 'ADA@example.org' }] })).json()).toMatchObject(
      { code: 'governance/named-twice' },
    );
    expect((await world.call('GET', '/v1/setup')).json()).toEqual({ needed: true });
    expect(await world.entries()).toEqual([]);
  });

  test('takes place once', async () => {
    const token = world.tokenIn(await world.setUpLink());
    const body = {
      token,
      organisation: 'One',
      founder: { name: 'Ada', email: 'ada@example.org', password: PASSWORD },
      governance: [{ name: 'Grace', email: 'grace@example.org' }],
    };
    const answers = await Promise.all([
      world.call('POST', '/v1/setup', { body }),
      world.call('POST', '/v1/setup', { body: { ...body, organisation: 'Two' } }),
    ]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201, 409]));
    expect(await world.entries('policy.activated')).toHaveLength(1);
    expect(await world.setUpLink()).toBeUndefined();
  });

  test('opens for the link that was printed last, and only while it is good', async () => {
    const first = world.tokenIn(await world.setUpLink());
    const second = world.tokenIn(await world.setUpLink());
    const body = (token: string) => ({
      token,
      organisation: 'One',
      founder: { name: 'Ada', email: 'ada@example.org', password: PASSWORD },
      governance: [{ name: 'Grace', email: 'grace@example.org' }],
    });
    for (const token of [first, 'guessed', `${second}x`])
      expect((await world.call('POST', '/v1/setup', { body: body(token) })).json()).toMatchObject({
        status: 400,
        code: 'governance/set-up-link-unfit',
      });
    world.host.clock.advance({ minutes: world.registry.policies().current.authentication.setUpLink.validFor.minutes });
    expect((await world.call('POST', '/v1/setup', { body: body(second) })).json()).toMatchObject({
      status: 400,
      code: 'governance/set-up-link-unfit',
    });
  });

  test('says of a link beforehand whether it opens, as often as it is asked, and uses nothing up', async () => {
    const check = async (token: string) => world.call('POST', '/v1/setup/link', { body: { token } });
    const first = world.tokenIn(await world.setUpLink());
    const { minutes } = world.registry.policies().current.authentication.setUpLink.validFor;
    const expiresAt = new Date(world.host.clock.now().getTime() + minutes * 60_000).toISOString();
    for (let asked = 0; asked < 2; asked += 1) {
      const answer = await check(first);
      expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([
        200,
        { expiresAt },
        'no-store',
      ]);
    }
    const second = world.tokenIn(await world.setUpLink());
    for (const token of [first, 'guessed'])
      expect((await check(token)).json()).toMatchObject({
        status: 400,
        code: 'governance/set-up-link-unfit',
        remedy: expect.stringContaining('start Muster again') as string,
        fields: [{ path: '/token' }],
      });
    expect(await world.entries()).toEqual([]);
    expect((await check(second)).statusCode).toBe(200);
    const last = world.tokenIn(await world.setUpLink());
    expect((await check(last)).statusCode).toBe(200);
    world.host.clock.advance({ minutes });
    expect((await check(last)).json()).toMatchObject({ status: 400, code: 'governance/set-up-link-unfit' });
  });

  test('says of a link that was used that the organisation is set up, and what to do', async () => {
    const token = world.tokenIn(await world.setUpLink());
    const body = {
      token,
      organisation: 'One',
      founder: { name: 'Ada', email: 'ada@example.org', password: PASSWORD },
      governance: [{ name: 'Grace', email: 'grace@example.org' }],
    };
    expect((await world.call('POST', '/v1/setup', { body })).statusCode).toBe(201);
    expect((await world.call('POST', '/v1/setup/link', { body: { token } })).json()).toMatchObject({
      status: 409,
      code: 'governance/set-up-already',
      remedy: expect.stringContaining('Sign in') as string,
    });
  });

  test('hashes nothing for whoever does not have the link: it is judged before the password', async () => {
    const founder = { name: 'Mallory', email: 'mallory@example.org', password: 'short' };
    const answer = await world.found({ token: 'guessed', founder });
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'governance/set-up-link-unfit' }]);
  });

  test('takes no password that the policy refuses, and repeats none', async () => {
    const answer = await world.found({ founder: { name: 'Ada', email: 'ada@example.org', password: 'too short' } });
    expect(answer.json()).toMatchObject({ status: 400, code: 'identity/password-unfit', clause: '7.7' });
    expect(answer.body).not.toContain('too short');
  });

  test.each(['password1234', 'Ada Lovelace 1815', 'example-ml-2026', 'muster-muster-muster'])(
    'takes no password that would soon be guessed, by everybody or by who knows the founder: %s',
    async (password) => {
      const answer = await world.found({ founder: { name: 'Ada Lovelace', email: 'ada@example.org', password } });
      expect(answer.json()).toMatchObject({
        status: 400,
        code: 'identity/password-unfit',
        fields: [{ path: '/founder/password', remedy: expect.any(String) as string }],
      });
      expect(await world.entries()).toEqual([]);
    },
  );

  test('leaves no name and no e-mail in the ledger', async () => {
    await world.found();
    const text = JSON.stringify(await world.entries());
    for (const personal of ['Ada', 'Lovelace', 'Grace', 'example.org']) expect(text).not.toContain(personal);
  });
});

describe('one-time links are not tried without end [GOV 7.7]', () => {
  const paces = () => world.registry.policies().current.authentication.throttle;
  const showing = async (times: number, show: (index: number) => ReturnType<GovernanceWorld['call']>) => {
    for (let index = 0; index < times; index += 1) expect((await show(index)).statusCode).not.toBe(429);
    return show(times);
  };
  const accept = async (token: string, password: string, remoteAddress?: string) =>
    world.call('POST', '/v1/invitations/accept', {
      body: { token, password },
      ...(remoteAddress === undefined ? {} : { remoteAddress }),
    });

  test('whoever has a link and tries password after password is slowed down, and let in later', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const token = world.tokenIn(invitations[0]?.url);
    const slowed = await showing(paces().account.attempts, async () => accept(token, 'Grace Hopper 1906'));
    expect(slowed.json()).toMatchObject({ status: 429, code: 'identity/too-many-attempts', clause: '7.7' });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
    expect(slowed.body).not.toContain(token);
    world.host.clock.advance({ seconds: Number(slowed.headers['retry-after']) });
    expect((await accept(token, PASSWORD)).statusCode).toBe(204);
  });

  test('strangers who try many links hold up their own network, for each of the ways to show one', async () => {
    const ways = ['/v1/setup/link', '/v1/setup', '/v1/invitations/accept'];
    const made = { organisation: 'Example ML', founder: { name: 'A', email: 'a@example.org', password: PASSWORD } };
    const bodies = [{}, { ...made, governance: [] }, { password: PASSWORD }];
    const show = async (index: number) =>
      world.call('POST', ways[index % 3] ?? '', {
        body: { ...bodies[index % 3], token: `no-link-of-ours-${String(index).padStart(27, '0')}` },
      });
    expect((await showing(paces().address.attempts, show)).statusCode).toBe(429);
    expect((await show(1)).statusCode).toBe(429);
    expect((await show(2)).statusCode).toBe(429);
  });

  test('strangers elsewhere hold up nobody: whoever has the link gets in while they are slowed down', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const stranger = async (index: number) =>
      accept(`no-link-of-ours-${String(index).padStart(27, '0')}`, PASSWORD, '203.0.113.7');
    expect((await showing(paces().address.attempts, stranger)).statusCode).toBe(429);
    const token = world.tokenIn(invitations[0]?.url);
    expect((await accept(token, PASSWORD, '203.0.113.7')).statusCode).toBe(429);
    expect((await accept(token, PASSWORD, '198.51.100.9')).statusCode).toBe(204);
  });

  test('whoever tries links keeps nobody of their network from signing in, and the other way round', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const stranger = async (index: number) => accept(`no-link-of-ours-${String(index).padStart(27, '0')}`, PASSWORD);
    expect((await showing(paces().address.attempts, stranger)).statusCode).toBe(429);
    expect(await world.signIn('ada@example.org')).not.toBe('');
    world.host.clock.advance({ minutes: paces().address.per.minutes });
    for (let guess = 0; guess <= paces().address.attempts; guess += 1)
      await world.tokensFor({ grant_type: 'password', username: `nobody-${guess}@example.org`, password: PASSWORD });
    expect(await world.signIn('ada@example.org')).toBe('');
    expect((await accept(world.tokenIn(invitations[0]?.url), PASSWORD)).statusCode).toBe(204);
  });

  test('whoever has a link is slowed down from whatever addresses they try it', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const token = world.tokenIn(invitations[0]?.url);
    const guess = async (index: number) => accept(token, 'Grace Hopper 1906', `203.0.113.${index}`);
    expect((await showing(paces().account.attempts, guess)).statusCode).toBe(429);
  });

  test('a link that opens costs nothing, however often it is looked at', async () => {
    const token = world.tokenIn(await world.setUpLink());
    const look = async () => world.call('POST', '/v1/setup/link', { body: { token } });
    expect((await showing(paces().account.attempts * 2, look)).statusCode).toBe(200);
  });
});

describe('an invitation [GOV 1.1]', () => {
  test('opens once', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const url = invitations[0]?.url ?? '';
    expect((await world.join(url)).statusCode).toBe(204);
    expect((await world.join(url)).json()).toMatchObject({ status: 404, code: 'identity/invitation-over' });
  });

  test('takes no password that is made of its person’s name, and opens again for another', async () => {
    const { invitations } = (await world.found()).json<{ invitations: { url: string }[] }>();
    const token = world.tokenIn(invitations[0]?.url);
    const accept = async (password: string) =>
      world.call('POST', '/v1/invitations/accept', { body: { token, password } });
    expect((await accept('Grace Hopper 1906')).json()).toMatchObject({
      status: 400,
      code: 'identity/password-unfit',
      fields: [{ path: '/password', problem: expect.stringContaining('knows your name') as string }],
    });
    expect((await accept(PASSWORD)).statusCode).toBe(204);
  });

  test('ends with its time, and when a newer one is given', async () => {
    await world.found();
    const ada = await world.signIn('ada@example.org');
    const invited = (
      await world.call('POST', '/v1/members', {
        token: ada,
        body: { name: 'Edsger Dijkstra', email: 'edsger@example.org' },
      })
    ).json<{ id: string; url: string }>();
    const newer = (await world.call('POST', `/v1/members/${invited.id}/renew-invitation`, { token: ada })).json<{
      url: string;
    }>();
    expect((await world.join(invited.url)).statusCode).toBe(404);
    world.host.clock.advance({ minutes: world.registry.policies().current.authentication.setUpLink.validFor.minutes });
    expect((await world.join(newer.url)).statusCode).toBe(404);
  });

  test('for somebody who is a member already ends their other sessions: a new password is a new beginning', async () => {
    await world.found();
    const ada = await world.signIn('ada@example.org');
    const { id } = await world.actorOf('ada@example.org');
    const again = (await world.call('POST', `/v1/members/${id}/renew-invitation`, { token: ada })).json<{
      url: string;
    }>();
    expect((await world.call('GET', '/v1/members', { token: ada })).statusCode).toBe(200);
    expect((await world.join(again.url)).statusCode).toBe(204);
    expect((await world.call('GET', '/v1/members', { token: ada })).statusCode).toBe(401);
  });

  test('nobody who was merely invited can do anything yet', async () => {
    await world.found();
    const { actor, id } = await world.actorOf('grace@example.org');
    const tried = await runCommand(
      world.host,
      grantRole,
      { actor, requestId: asId('r') },
      { id, role: 'ml-engineer', reason: ownWords('because') },
    );
    expect(tried).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
  });
});
