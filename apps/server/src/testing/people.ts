import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { asId, type EntryId, type PrincipalId } from '../kernel/ids.ts';
import type { TestHost } from './test-host.ts';

export type TestPerson = { readonly id: PrincipalId; readonly actor: Extract<Actor, { kind: 'person' }> };

const noEntry: EntryId = asId('00000000-0000-7000-8000-000000000000');

/** A member with these roles, put into the tables directly: how members come to be is `governance`'s own story. */
export async function addPerson(
  host: TestHost,
  roles: readonly string[] = [],
  contactRoles: readonly string[] = [],
): Promise<TestPerson> {
  const id = await addPrincipal(host, 'person', roles);
  const at = host.clock.now();
  for (const role of contactRoles) {
    await sql`insert into contact_roles (role, principal_id, assigned_at, last_entry) values (${role}, ${id}, ${at}, ${noEntry})`.execute(
      host.db,
    );
  }
  return { id, actor: { kind: 'person', id, sessionId: `test-${id}` } };
}

/** A service account with these roles, put into the tables directly like people. */
export const addServiceAccount = async (host: TestHost, roles: readonly string[] = []): Promise<PrincipalId> =>
  addPrincipal(host, 'service', roles);

async function addPrincipal(
  host: TestHost,
  kind: 'person' | 'service',
  roles: readonly string[],
): Promise<PrincipalId> {
  const id = asId<'principal'>(host.ids.opaque());
  const at = host.clock.now();
  await sql`insert into principals (id, kind, state, created_at, last_entry) values (${id}, ${kind}, 'active', ${at}, ${noEntry})`.execute(
    host.db,
  );
  for (const role of roles) {
    await sql`insert into role_grants (id, principal_id, role, granted_at, last_entry)
      values (${host.ids.row(at)}, ${id}, ${role}, ${at}, ${noEntry})`.execute(host.db);
  }
  return id;
}

/** Puts these people on the on-call list, first to last. */
export async function putOnCall(host: TestHost, people: readonly TestPerson[]): Promise<void> {
  for (const [place, person] of people.entries()) {
    await sql`insert into on_call_places (id, place, principal_id, from_at, last_entry)
      values (${host.ids.row(host.clock.now())}, ${place}, ${person.id}, ${host.clock.now()}, ${noEntry})`.execute(
      host.db,
    );
  }
}
