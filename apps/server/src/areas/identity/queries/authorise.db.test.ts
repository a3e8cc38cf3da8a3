import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { testHost, type TestHost } from '../../../testing/test-host.ts';
import type { Protected } from '../../../kernel/protected.ts';
import { definePermission } from '@muster/policy';
import { authorise } from './authorise.ts';
import { holdsActivity } from './holds-activity.ts';
import { judge } from './judge.ts';
import { visibleTeams } from './standing-of-actor.ts';

const read = definePermission({ name: 'thing.read', scope: 'things:read', clause: '6.2', anyOf: [{ kind: 'member' }] });
const declare = definePermission({
  name: 'thing.declare',
  scope: 'things:write',
  clause: '2.1',
  anyOf: [{ kind: 'activity', activity: 'declare-incident', letter: 'R' }],
});
const OPEN: Protected = { visibility: 'organisation' };

let host: TestHost;
let red: TeamId;
let sre: TestPerson;
let insider: TestPerson;
let outsider: TestPerson;
let auditor: TestPerson;
beforeAll(async () => {
  host = await testHost();
  red = asId(host.ids.opaque());
  await sql`insert into teams (id, name, created_at, last_entry) values (${red}, 'red', ${host.clock.now()}, ${red})`.execute(
    host.db,
  );
  sre = await addPerson(host, ['ml-platform-sre']);
  insider = await addPerson(host);
  await sql`insert into team_members (team_id, principal_id, since) values (${red}, ${insider.id}, ${host.clock.now()})`.execute(
    host.db,
  );
  outsider = await addPerson(host);
  auditor = await addPerson(host, [], ['compliance']);
  return async () => host.close();
});

const ask = async (actor: Actor, permission = read, resource: Protected = OPEN, rolesHere: readonly string[] = []) =>
  host.db
    .transaction()
    .execute(async (tx) => authorise({ actor, tx, policies: host.policies() }, permission, resource, rolesHere));

describe('authorise [GOV 7.6]', () => {
  test('knows no stranger [GOV 1.1]', async () => {
    expect(await ask({ kind: 'anonymous' })).toMatchObject({
      ok: false,
      error: { kind: 'unauthenticated', clause: '6.2' },
    });
    const unknown: Actor = { kind: 'person', id: asId(host.ids.opaque()), sessionId: 's' };
    expect(await ask(unknown)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
  });

  test('lets members do what is for members, and refuses the rest with the clause and who could', async () => {
    expect(await ask(outsider.actor)).toMatchObject({ ok: true, value: { allowed: true } });
    expect(await ask(outsider.actor, declare)).toMatchObject({
      ok: false,
      error: { kind: 'forbidden', clause: '2.1', public: 'Only ML Platform SRE can do this.' },
    });
    expect((await ask(sre.actor, declare)).ok).toBe(true);
  });

  test('a role that was revoked a moment ago is gone (abuse case 6)', async () => {
    const person = await addPerson(host, ['ml-platform-sre']);
    expect((await ask(person.actor, declare)).ok).toBe(true);
    await sql`update role_grants set revoked_at = ${host.clock.now()} where principal_id = ${person.id}`.execute(
      host.db,
    );
    expect((await ask(person.actor, declare)).ok).toBe(false);
  });

  test('whoever was suspended may nothing more, whatever roles they held', async () => {
    const person = await addPerson(host, ['platform-governance']);
    await sql`update principals set state = 'suspended' where id = ${person.id}`.execute(host.db);
    expect(await ask(person.actor)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
    expect(await ask(person.actor, read, OPEN, ['incident-commander'])).toMatchObject({ ok: false });
  });

  test("a team's own things do not exist for others: 404, never 403 (abuse case 10)", async () => {
    const secret: Protected = { teamId: red, visibility: 'team' };
    expect(await ask(outsider.actor, declare, secret)).toMatchObject({
      ok: false,
      error: { kind: 'not_found', code: 'request/not-found' },
    });
    expect(await ask(sre.actor, declare, secret)).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect((await ask(insider.actor, read, secret)).ok).toBe(true);
    expect(await ask(insider.actor, declare, secret)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    expect((await ask(auditor.actor, read, secret)).ok).toBe(true);
  });

  test('a role on this very resource counts on it, and shows it (abuse case 12)', async () => {
    const secret: Protected = { teamId: red, visibility: 'team' };
    expect((await ask(outsider.actor, read, secret, ['incident-commander'])).ok).toBe(true);
  });

  test('a service account needs its scope for each thing [GOV 1.1]', async () => {
    const robot: Actor = { kind: 'service', id: outsider.id, scopes: ['things:read'] };
    expect((await ask(robot, read)).ok).toBe(true);
    expect(await ask({ ...robot, scopes: [] }, read)).toMatchObject({
      ok: false,
      error: { code: 'access/scope-missing' },
    });
  });

  test('screens are told the same beforehand', async () => {
    for (const { actor } of [sre, insider, outsider, auditor]) {
      const verdicts = await judge({ db: host.db, policies: host.policies() }, actor, [read, declare], OPEN);
      for (const permission of [read, declare])
        expect(verdicts?.get(permission.name)?.allowed).toBe((await ask(actor, permission)).ok);
    }
    const secret: Protected = { teamId: red, visibility: 'team' };
    expect(await judge({ db: host.db, policies: host.policies() }, outsider.actor, [read], secret)).toBeUndefined();
  });

  test('lists ask for the teams one may see', async () => {
    const reader = { db: host.db, policies: host.policies() };
    expect(await visibleTeams(reader, insider.actor)).toEqual([red]);
    expect(await visibleTeams(reader, outsider.actor)).toEqual([]);
    expect(await visibleTeams(reader, auditor.actor)).toBe('all');
    expect(await visibleTeams(reader, { kind: 'anonymous' })).toEqual([]);
  });

  test("whose activity something is follows the matrix's cells [GOV 2.10]", async () => {
    const holds = async (person: TestPerson) =>
      host.db
        .transaction()
        .execute(async (tx) =>
          holdsActivity({ tx, policies: host.policies() }, person.id, 'declare-incident', 'R', OPEN),
        );
    expect([await holds(sre), await holds(insider)]).toEqual([true, false]);
  });
});
