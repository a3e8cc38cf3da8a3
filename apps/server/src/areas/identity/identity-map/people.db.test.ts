import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPerson } from '../../../testing/people.ts';
import { testHost, type TestHost } from '../../../testing/test-host.ts';
import { createPeople, type People } from './people.ts';

let host: TestHost;
let people: People;
beforeAll(async () => {
  host = await testHost();
  people = createPeople({ dataKeys: host.dataKeys, ring: host.ring });
  return async () => host.close();
});

async function keep(name: string, email: string, roles: readonly string[] = []) {
  const person = await addPerson(host, roles);
  await host.db.transaction().execute(async (tx) => people.keep(tx, person.id, { name, email }));
  return person;
}

describe('names and e-mails [GOV 1.1]', () => {
  test('are joined in by id, with the roles behind them', async () => {
    const ada = await keep('Ada Lovelace', 'ada@example.org', ['ml-engineer']);
    expect((await people.namesOf(host.db, [ada.id])).get(ada.id)).toEqual({
      id: ada.id,
      name: 'Ada Lovelace',
      initials: 'AL',
      roles: ['ml-engineer'],
    });
  });

  test('are found by e-mail whatever its case, and only by the whole of it', async () => {
    const { id } = await keep('Grace Hopper', 'Grace.Hopper@Example.org');
    expect(await people.findByEmail(host.db, ' grace.hopper@EXAMPLE.org ')).toBe(id);
    expect(await people.findByEmail(host.db, 'grace@example.org')).toBeUndefined();
  });

  test('lie encrypted: neither stands in any row, nor a hash that the database alone could test', async () => {
    await keep('Katherine Johnson', 'katherine@example.org');
    const { rows } = await sql<{
      text: string;
    }>`select string_agg(row_to_json(m)::text, '') as text from identity_map m`.execute(host.db);
    const text = rows[0]?.text ?? '';
    expect(text.length).toBeGreaterThan(100);
    for (const plain of ['Katherine', 'katherine@example.org', Buffer.from('Katherine').toString('hex')])
      expect(text).not.toContain(plain);
  });

  test('cannot be moved to another row', async () => {
    const [one, other] = [
      await keep('Mary Shelley', 'mary@example.org'),
      await keep('Percy Shelley', 'percy@example.org'),
    ];
    await sql`
      update identity_map t set ciphertext = s.ciphertext, key_id = s.key_id from identity_map s
      where t.principal_id = ${one.id} and s.principal_id = ${other.id}`.execute(host.database.owner);
    await expect(people.namesOf(host.db, [one.id])).rejects.toThrow(/encrypted content/);
    await sql`delete from identity_map where principal_id = ${one.id}`.execute(host.db);
  });

  test('are gone for ever once erased, and an id remains that names nobody', async () => {
    const { id } = await keep('Alan Turing', 'alan@example.org');
    await host.db.transaction().execute(async (tx) => people.erase(tx, id, 'asked for'));
    expect((await people.namesOf(host.db, [id])).size).toBe(0);
    expect((await people.viewsOf(host.db, [id]))(id)).toEqual({ id, initials: '–' });
    expect(await people.findByEmail(host.db, 'alan@example.org')).toBeUndefined();
    await expect(
      host.db.transaction().execute(async (tx) => people.keep(tx, id, { name: 'Back', email: 'alan@example.org' })),
    ).rejects.toThrow(/erased/);
  });

  test('stay findable when the index has a new key', async () => {
    const { id } = await keep('Emmy Noether', 'emmy@example.org');
    host.ring.add('blind-index');
    expect(await people.findByEmail(host.db, 'emmy@example.org')).toBe(id);
  });
});
