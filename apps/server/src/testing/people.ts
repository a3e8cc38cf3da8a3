import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { asId, type EntryId, type PrincipalId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import type { Tx } from '../platform/commands/context.ts';
import { transact } from '../platform/commands/transact.ts';
import type { TestHost } from './test-host.ts';

export type TestPerson = { readonly id: PrincipalId; readonly actor: Extract<Actor, { kind: 'person' }> };

const noEntry: EntryId = asId('00000000-0000-7000-8000-000000000000');

/** A member with these roles, inserted directly into the tables: how members join is tested in `governance`. */
export async function addPerson(
  host: TestHost,
  roles: readonly string[] = [],
  contactRoles: readonly string[] = [],
): Promise<TestPerson> {
  const id = await addPrincipal(host, 'person', roles, contactRoles);
  return { id, actor: { kind: 'person', id, sessionId: `test-${id}` } };
}

/** A service account with these roles, inserted directly into the tables. */
export const addServiceAccount = async (host: TestHost, roles: readonly string[] = []): Promise<PrincipalId> =>
  addPrincipal(host, 'service', roles, []);

async function addPrincipal(
  host: TestHost,
  kind: 'person' | 'service',
  roles: readonly string[],
  contactRoles: readonly string[],
): Promise<PrincipalId> {
  const id = asId<'principal'>(host.ids.opaque());
  const at = host.clock.now();
  await laidDown(host, async (db) => {
    await sql`insert into principals (id, kind, state, created_at, last_entry) values (${id}, ${kind}, 'active', ${at}, ${noEntry})`.execute(
      db,
    );
    for (const role of roles) {
      await sql`insert into role_grants (id, principal_id, role, granted_at, last_entry)
        values (${host.ids.row(at)}, ${id}, ${role}, ${at}, ${noEntry})`.execute(db);
    }
    for (const role of contactRoles) {
      await sql`insert into contact_roles (role, principal_id, assigned_at, last_entry) values (${role}, ${id}, ${at}, ${noEntry})`.execute(
        db,
      );
    }
  });
  return id;
}

/**
 * Writes rows that a story presupposes, with an entry for them: the audit at the story's end would report rows without
 * one.
 */
export async function laidDown(host: TestHost, write: (tx: Tx) => Promise<void>): Promise<void> {
  const who = { actor: { kind: 'system', part: 'operator' }, requestId: asId<'request'>('story') } as const;
  const done = await transact(host, who, async ({ tx }) => {
    await write(tx);
    return ok(undefined);
  });
  if (!done.ok) throw new Error(done.error.public);
}

/** Adds these people to the end of the on-call list, in this order. */
export async function putOnCall(host: TestHost, people: readonly TestPerson[]): Promise<void> {
  await laidDown(host, async (db) => {
    const { rows } = await sql<{ n: string }>`select count(*) as n from on_call_places`.execute(db);
    const first = Number(rows[0]?.n);
    for (const [place, person] of people.entries()) {
      await sql`insert into on_call_places (id, place, principal_id, from_at, last_entry)
        values (${host.ids.row(host.clock.now())}, ${first + place}, ${person.id}, ${host.clock.now()}, ${noEntry})`.execute(
        db,
      );
    }
  });
}
