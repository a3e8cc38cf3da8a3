import type { PolicySnapshot } from '@muster/policy';
import { readerService } from '../../../platform/access/access.ts';
import type { Area } from '../../../platform/area.ts';
import { routesOf } from '../../../platform/area-routes.ts';
import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import type { RunCommand } from '../../../platform/http/routes.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { readEnvelope, type Envelope } from '../../../platform/ledger/envelope.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { testHost } from '../../../testing/test-host.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { createAuthenticate } from '../../identity/http/authenticate.ts';
import { cookieNames } from '../../identity/http/cookies.ts';
import { identityArea } from '../../identity/area.ts';
import {
  createAccessTokens,
  createPasswords,
  createPeople,
  identityPermissions,
  createHandles,
  handlesService,
  peopleService,
} from '../../identity/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { onCallArea } from '../../oncall/area.ts';
import { PolicyRegistry, policyReadsService } from '../../policy/public.ts';
import { governanceArea } from '../area.ts';
import { governancePermissions } from '../permissions.ts';
import { ensureSetUpLink } from '../ensure-set-up-link.ts';

const URL_OF_MUSTER = 'http://localhost:8080';
export const PASSWORD = 'correct horse battery';

export type GovernanceWorld = Awaited<ReturnType<typeof governanceWorld>>;
type Tokens = { readonly access_token?: string; readonly refresh_token?: string };
type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof createTestHttp>>['app']['inject']>>;

/** A Muster before set-up, behind real HTTP handling: all state is created as in production. */
export async function governanceWorld({ alsoHeld = [] }: { readonly alsoHeld?: readonly PolicySnapshot[] } = {}) {
  const policy = releasedPolicy({ 'authentication.yaml': (text) => text.replace('cost: 12', 'cost: 10') });
  const registry = new PolicyRegistry([policy, ...alsoHeld]);
  const policies = () => registry.policies();
  const host = { ...(await testHost()), policies };
  const { db, clock, ids, ring } = host;
  const people = createPeople({ dataKeys: host.dataKeys, ring });
  host.services
    .give(peopleService, people)
    .give(handlesService, createHandles({ dataKeys: host.dataKeys, ring }))
    .give(readerService, () => ({ db, policies: policies() }))
    .give(policyReadsService, {
      db,
      clock,
      policies,
      find: (version) => registry.find(version),
      reload: async () => registry.reload(db),
      versions: () => registry.versions,
      actions: () => actionRegistry([]),
      findings: async () => [],
      clauses: () => ({}),
    });
  const tokens = createAccessTokens({ ring, clock, ids, issuer: URL_OF_MUSTER, policies });
  const [passwords, cookies] = [createPasswords(), cookieNames(false)];
  const run: RunCommand = async (command, invocation, input) => runCommand(host, command, invocation, input);
  const areas: Area[] = [
    governanceArea({
      db,
      clock,
      ids,
      ring,
      people,
      passwords,
      policies,
      runCommand: run,
      afterActivation: async () => void (await registry.reload(db)),
    }),
    identityArea({
      db,
      clock,
      ids,
      ring,
      people,
      passwords,
      policies,
      tokens,
      cookies,
      runCommand: run,
      onRefused: () => {},
      offered: [identityPermissions.admit, ...Object.values(governancePermissions)],
      around: { isOnCall: async () => false, isUnseparated: async () => false },
    }),
    onCallArea({ db, people, policies, clock, services: host.services }),
    approvalsArea({ services: host.services, clock, kinds: () => areas.flatMap(({ approvals = [] }) => approvals) }),
  ];
  const authenticate = createAuthenticate({ db, clock, tokens, policies }, cookies);
  const http = await createTestHttp({
    clock,
    ids,
    authenticate,
    runCommand: run,
    routes: areas.map((area) => routesOf(area, host.services.use)),
  });

  return {
    host,
    registry,
    people,
    areas,
    setUpLink,
    tokenIn,
    call,
    found,
    join,
    tokensFor,
    signIn,
    cookieOf,
    entries,
    close,
    actorOf,
  };

  /** The link that the console prints at start. */
  async function setUpLink(): Promise<string | undefined> {
    return ensureSetUpLink({ db, clock, ids, policies }, URL_OF_MUSTER);
  }

  function tokenIn(url: string | undefined): string {
    return /#token=([\w-]+)$/.exec(url ?? '')?.[1] ?? '';
  }

  async function call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    given: { token?: string; body?: object; remoteAddress?: string } = {},
  ): Promise<Answer> {
    return http.app.inject({
      method,
      url,
      ...(given.remoteAddress === undefined ? {} : { remoteAddress: given.remoteAddress }),
      ...(given.token === undefined ? {} : { headers: { authorization: `Bearer ${given.token}` } }),
      ...(given.body === undefined ? {} : { payload: given.body }),
    });
  }

  /** Runs the set-up, with two members of Platform Governance by default. */
  async function found(changes: object = {}): Promise<Answer> {
    return call('POST', '/v1/setup', {
      body: {
        token: tokenIn(await setUpLink()),
        organisation: 'Example ML',
        founder: { name: 'Ada Lovelace', email: 'ada@example.org', password: PASSWORD },
        governance: [{ name: 'Grace Hopper', email: 'grace@example.org' }],
        ...changes,
      },
    });
  }

  /** `cookie`: the session of whoever is signed in in the browser that opens the link. */
  async function join(url: string, credentials: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return http.app.inject({
      method: 'POST',
      url: '/v1/invitations/accept',
      payload: { token: tokenIn(url), password: PASSWORD },
      headers: credentials,
    });
  }

  async function tokensFor(asked: Readonly<Record<string, string>>): Promise<Tokens> {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/v1/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(asked).toString(),
    });
    return answer.json<Tokens>();
  }

  /** @returns an access token */
  async function signIn(email: string): Promise<string> {
    return (await tokensFor({ grant_type: 'password', username: email, password: PASSWORD })).access_token ?? '';
  }

  /** @returns the cookie a browser sends after signing in */
  async function cookieOf(email: string): Promise<string> {
    const { cookies: set } = await http.app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { email, password: PASSWORD },
    });
    return set.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  async function actorOf(email: string): Promise<{ readonly id: PrincipalId; readonly actor: Actor }> {
    const id = (await people.findByEmail(db, email)) ?? asId<'principal'>('none');
    return { id, actor: { kind: 'person', id, sessionId: 'test' } };
  }

  async function entries(action?: string): Promise<Envelope[]> {
    const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(db);
    const all = rows.map((row) => readEnvelope(row.envelope));
    return action === undefined ? all : all.filter((entry) => entry.action === action);
  }

  async function close(): Promise<void> {
    await http.app.close();
    await host.close();
  }
}
