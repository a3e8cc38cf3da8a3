import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import type { Refused } from '../../../platform/http/http-options.ts';
import type { RouteTable, RunCommand } from '../../../platform/http/routes.ts';
import { readEnvelope, type Envelope } from '../../../platform/ledger/envelope.ts';
import { addPerson } from '../../../testing/people.ts';
import { onlyPolicy, releasedPolicy } from '../../../testing/released-policy.ts';
import { createTestHttp } from '../../../testing/test-http.ts';
import { testHost, type TestHost } from '../../../testing/test-host.ts';
import { createAuthenticate } from '../http/authenticate.ts';
import { cookieNames } from '../http/cookies.ts';
import type { IdentityDeps } from '../http/identity-deps.ts';
import { identityPermissions } from '../permissions.ts';
import { createPeople } from '../identity-map/people.ts';
import { setPassword } from '../store/passwords.ts';
import { createPasswords } from '../passwords.ts';
import { peopleService } from '../services.ts';
import { createAccessTokens } from '../tokens/access-tokens.ts';

/** The released policy with the cheapest hashing it allows: tests sign in often. */
export const quickPolicy = (changes: Parameters<typeof releasedPolicy>[0] = {}) =>
  releasedPolicy({
    ...changes,
    'authentication.yaml': (text) =>
      (changes['authentication.yaml'] ?? ((same) => same))(text.replace('cost: 12', 'cost: 10')),
  });

export const PASSWORD = 'correct horse battery';

export type IdentityWorld = Awaited<ReturnType<typeof identityWorld>>;

/** A server with this area behind real HTTP handling, its own database, and people who can sign in. */
export async function identityWorld(
  given: {
    readonly policy?: ReturnType<typeof releasedPolicy>;
    readonly routes?: (world: { readonly host: TestHost; readonly deps: IdentityDeps }) => readonly RouteTable[];
  } = {},
) {
  const host = await testHost({ policies: onlyPolicy(given.policy ?? quickPolicy()) });
  const { db, clock, ids, ring } = host;
  const policies = () => host.policies();
  const people = createPeople({ dataKeys: host.dataKeys, ring });
  host.services.give(peopleService, people);
  const tokens = createAccessTokens({ ring, clock, ids, issuer: 'http://localhost', policies });
  const cookies = cookieNames(false);
  const refused: Refused[] = [];
  const run: RunCommand = async (command, invocation, input) => runCommand(host, command, invocation, input);
  const deps: IdentityDeps = {
    db,
    clock,
    ids,
    ring,
    people,
    tokens,
    cookies,
    policies,
    passwords: createPasswords(),
    runCommand: run,
    onRefused: (refusal) => void refused.push(refusal),
    offered: [identityPermissions.arrangeTeams],
    around: { isOnCall: async () => false, isUnseparated: async () => false },
  };
  const authenticate = createAuthenticate({ db, clock, tokens, policies }, cookies);
  const http = await createTestHttp({
    clock,
    ids,
    authenticate,
    runCommand: run,
    routes: given.routes?.({ host, deps }) ?? [],
  });
  return { host, deps, people, tokens, http, refused, addMember, entries };

  /** Adds a person who can sign in with `PASSWORD`. */
  async function addMember(
    email: string,
    roles: readonly string[] = [],
  ): Promise<{ readonly id: PrincipalId; readonly actor: Extract<Actor, { kind: 'person' }> }> {
    const person = await addPerson(host, roles);
    const hash = await deps.passwords.make(host.policies().current, PASSWORD, { email });
    if (!hash.ok) throw new Error(hash.error.public);
    await db.transaction().execute(async (tx) => {
      await people.keep(tx, person.id, { name: nameFrom(email), email });
      await setPassword(tx, person.id, hash.value, clock.now());
    });
    return person;
  }

  async function entries(action?: string): Promise<Envelope[]> {
    const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(db);
    const all = rows.map((row) => readEnvelope(row.envelope));
    return action === undefined ? all : all.filter((entry) => entry.action === action);
  }
}

/** `ada.lovelace@example.org` is Ada Lovelace. */
const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? '')
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
