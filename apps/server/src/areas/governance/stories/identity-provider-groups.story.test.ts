import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { hooksService, joinHooks } from '../../../platform/hooks.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { holdersOf } from '../../identity/public.ts';
import { PASSWORD } from '../../identity/testing/identity-world.ts';
import { CLIENT, startProvider, visit } from '../../sso/testing/provider.ts';
import { MUSTER, ssoWorld, type Jar } from '../../sso/testing/sso-world.ts';
import { grantRole } from '../commands/grant-role.ts';
import { acceptProposal, declineProposal } from '../groups/decide-proposal.ts';
import { groupRoleList, roleProposalList } from '../groups/lists.ts';
import { mapGroup, unmapGroup } from '../groups/map-groups.ts';
import { proposeRoles } from '../groups/propose-roles.ts';
import { organisationFindings } from '../queries/findings.ts';
import { roleGrant } from '../role-grant.ts';

/** A real OpenID provider puts a person's groups in the ID token; roles follow only after another person accepts. */
let world: Awaited<ReturnType<typeof ssoWorld>>;
let provider: Awaited<ReturnType<typeof startProvider>>;
let grace: PrincipalId;
let carl: PrincipalId;
let ada: PrincipalId;
let next = 0;
let [email, sub] = ['', ''];

beforeAll(async () => {
  provider = await startProvider([`${MUSTER}/sign-on/example`]);
  world = await ssoWorld();
  const { services, clock } = world.host;
  services.give(
    hooksService,
    joinHooks(() => [{ onGroupsTold: proposeRoles }]),
  );
  approvalsArea({ services, clock, kinds: () => [anyApproval(roleGrant)] });
  grace = (await world.addMember('grace@example.org', ['platform-governance'])).id;
  carl = (await world.addMember('carl@example.org', ['platform-governance'])).id;
  const governance = await world.byPassword('grace@example.org');
  await world.provider(governance, { name: 'example', issuer: provider.issuer, secret: CLIENT.secret });
  await world.turnOnByHand('example');
  await as(grace, mapGroup, { provider: 'example', group: 'engineers', role: 'ml-engineer' });
  await as(grace, mapGroup, { provider: 'example', group: 'sres 🐢', role: 'ml-platform-sre' });
  return async () => provider.close();
});
afterAll(async () => world.end());

beforeEach(async () => {
  next += 1;
  [email, sub] = [`ada.nr${next}@example.org`, `ada-${next}`];
  ada = (await world.addMember(email)).id;
  provider.state.signsIn = sub;
  groups([]);
  const jar = await world.byPassword(email);
  await finish(jar, await world.send(jar, 'POST', '/v1/sso/example/link', { currentPassword: PASSWORD }));
});

const groups = (names: readonly string[] | undefined) =>
  provider.accounts.set(sub, { email, email_verified: true, ...(names === undefined ? {} : { groups: names }) });
async function finish(jar: Jar, begun: Awaited<ReturnType<typeof world.send>>) {
  const query = await visit(begun.json<{ url: string }>().url, MUSTER);
  const answer = await world.send(jar, 'POST', '/v1/sso/example/finish', { query });
  expect(answer.statusCode, answer.body).toBe(200);
}
async function signIn(names: readonly string[] | undefined): Promise<void> {
  groups(names);
  const jar: Jar = {};
  await finish(jar, await world.send(jar, 'POST', '/v1/sso/example/begin', {}));
}
const actorOf = (id: PrincipalId) => ({ kind: 'person', id, sessionId: world.host.ids.opaque() }) as const;
const tried = async (who: PrincipalId, command: Parameters<typeof runCommand>[1], input: object) =>
  runCommand(world.host, command, { actor: actorOf(who), requestId: world.host.ids.opaque() as never }, input as never);
async function as(who: PrincipalId, command: Parameters<typeof runCommand>[1], input: object) {
  const result = await tried(who, command, input);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
type Waiting = { readonly id: string; readonly change: string; readonly role: string; readonly member: { id: string } };
async function waiting(): Promise<readonly Waiting[]> {
  const seen: Waiting[] = [];
  let after: unknown;
  // Pages of two, so that the search also reads the second page.
  do {
    const asked = { actor: actorOf(grace), key: {}, filters: {}, after: after as never, limit: 2 };
    const page = await roleProposalList.page(world.host.services.use, asked);
    seen.push(...(page.items as Waiting[]));
    after = page.next;
  } while (after !== undefined);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  return seen.filter(({ member }) => member.id === ada);
}
const lastAsked = async () => {
  const asked = (await world.entries()).filter(({ action }) => action === 'approval.requested').at(-1);
  return String((asked?.data as { approval?: string } | undefined)?.approval);
};
const holds = async (role: string) => (await holdersOf(world.host.db, [role])).includes(ada);
const codeOf = async (who: PrincipalId, command: Parameters<typeof runCommand>[1], input: object) => {
  const result = await tried(who, command, input);
  return result.ok ? 'done' : result.error.code;
};

describe('groups of a provider [GOV 1.1, 7.7]', () => {
  test('propose a role at a sign-in, which gives nothing until another hand accepts it', async () => {
    await signIn(['engineers', 'strangers']);
    const [proposal, ...more] = await waiting();
    expect([proposal?.change, proposal?.role, more]).toEqual(['give', 'ml-engineer', []]);
    expect(await holds('ml-engineer')).toBe(false);
    const policies = () => world.host.policies();
    const found = await organisationFindings({ db: world.host.db, policies } as never);
    expect(found.map(({ message }) => message).join(' ')).toContain(
      'Role changes that identity-provider groups propose',
    );
    await signIn(['engineers']);
    expect(await waiting()).toHaveLength(1);
    await as(grace, acceptProposal, { id: proposal?.id });
    expect(await holds('ml-engineer')).toBe(true);
    expect(await waiting()).toEqual([]);
    expect(await codeOf(grace, acceptProposal, { id: proposal?.id })).toBe('governance/no-such-proposal');
  });

  test('that are withdrawn propose the removal of what they gave, and of nothing that a hand gave', async () => {
    await signIn(['engineers']);
    await as(grace, acceptProposal, { id: (await waiting())[0]?.id });
    await signIn([]);
    const [removal] = await waiting();
    expect([removal?.change, await holds('ml-engineer')]).toEqual(['take', true]);
    await signIn(['engineers']);
    expect(await waiting()).toEqual([]);
    await signIn([]);
    await as(grace, acceptProposal, { id: (await waiting())[0]?.id });
    expect(await holds('ml-engineer')).toBe(false);
    await as(grace, grantRole, { id: ada, role: 'ml-engineer', reason: ownWords('by hand') });
    await signIn([]);
    expect(await waiting()).toEqual([]);
  });

  test('that the provider says nothing of change nothing: not told is not the same as none', async () => {
    await signIn(['engineers']);
    await as(grace, acceptProposal, { id: (await waiting())[0]?.id });
    await signIn(undefined);
    expect(await waiting()).toEqual([]);
  });

  test('propose nothing again that was declined, until they have said otherwise meanwhile', async () => {
    await signIn(['engineers']);
    await as(grace, declineProposal, { id: (await waiting())[0]?.id });
    await signIn(['engineers']);
    expect(await waiting()).toEqual([]);
    await signIn([]);
    await signIn(['engineers']);
    expect(await waiting()).toHaveLength(1);
  });

  test('give a role that acts in production by two hands, as granting it does', async () => {
    await signIn(['sres 🐢']);
    await as(grace, acceptProposal, { id: (await waiting())[0]?.id });
    expect(await holds('ml-platform-sre')).toBe(false);
    await as(carl, approve, { id: await lastAsked() });
    expect(await holds('ml-platform-sre')).toBe(true);
  });

  test('are nobody’s own to accept or decline, and a matter of Governance', async () => {
    await signIn(['engineers']);
    const id = (await waiting())[0]?.id;
    expect(await codeOf(ada, acceptProposal, { id })).toBe('access/not-entitled');
    await as(grace, grantRole, { id: ada, role: 'platform-governance', reason: ownWords('joins') });
    await as(carl, approve, { id: await lastAsked() });
    for (const command of [acceptProposal, declineProposal])
      expect(await codeOf(ada, command, { id })).toBe('governance/self-grant');
  });

  test('are mapped once, to roles that can be granted, of providers and teams that are there', async () => {
    const nobody = world.host.ids.opaque();
    for (const [input, code] of [
      [{ group: 'engineers', role: 'ml-engineer' }, 'governance/mapped-already'],
      [{ group: 'x', role: 'constructor' }, 'governance/unknown-role'],
      [{ group: 'x', role: 'incident-commander' }, 'governance/held-per-incident'],
      [{ group: 'x', role: 'ml-engineer', teamId: nobody }, 'governance/no-such-team'],
      [{ group: 'x', role: 'ml-engineer', provider: 'nowhere' }, 'sso/no-such-provider'],
    ] as const)
      expect(await codeOf(grace, mapGroup, { provider: 'example', ...input }), code).toBe(code);
    const asked = { actor: actorOf(grace), key: {}, filters: {}, after: undefined, limit: 50 };
    const { items } = await groupRoleList.page(world.host.services.use, asked);
    const mapped = (items as { id: string; group: string }[]).find(({ group }) => group === 'sres 🐢');
    await as(grace, unmapGroup, { id: mapped?.id });
    expect(await codeOf(grace, unmapGroup, { id: mapped?.id })).toBe('governance/no-such-group-role');
  });
});
