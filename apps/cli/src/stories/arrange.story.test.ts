import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../../../server/src/testing/throwaway-muster.ts';
import { somebodyAt, type Somebody } from '../testing/somebody.ts';

const PASSWORD = 'correct horse battery staple';
const NOWHERE = '01890000-0000-7000-8000-000000000000';
let muster: ThrowawayMuster;
let folder: string;

const somebody = (name: string): Somebody => somebodyAt(name, { folder: () => folder, url: () => muster.url });
const ada = somebody('ada');
const grace = somebody('grace');
const bob = somebody('bob');
const idOf = async (who: Somebody): Promise<string> =>
  (await who.json<{ principal: { id: string } }>('whoami')).principal.id;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-arrange-'));
  muster = await throwawayMuster();
  const found = ['setup', 'complete', muster.setUpLink ?? '', '--organisation', 'Example', '--name', 'Ada Lovelace'];
  found.push('--email', 'ada@example.org', '--governance', 'Grace Hopper <grace@example.org>', '--password-stdin');
  const { out } = await ada.run([...found, '--json'], { typed: [PASSWORD] });
  const { invitations } = JSON.parse(out) as { invitations: { url: string }[] };
  await signIn(ada, 'ada@example.org');
  await accept(grace, invitations[0]?.url ?? '', 'grace@example.org');
  const invited = await ada.json<{ url: string }>('member', 'invite', 'bob@example.org', '--name', 'Bob Noyce');
  await accept(bob, invited.url, 'bob@example.org');
});
afterAll(async () => {
  await muster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = async (who: Somebody, email: string) =>
  who.run(['login', '--email', email, '--password-stdin'], { typed: [PASSWORD] });
const accept = async (who: Somebody, link: string, email: string) => {
  await who.run(['member', 'accept', link, '--password-stdin'], { typed: [PASSWORD] });
  await signIn(who, email);
};

describe('teams from the command line', () => {
  test('there is none, and the list says how to make one', async () => {
    expect((await ada.say('team', 'list')).out).toBe('There is no team yet.\nnext  muster team create <name>\n');
  });

  test('one is made, and a second of its name is refused', async () => {
    const made = await ada.json<{ id: string }>('team', 'create', 'Fraud models');
    expect(made).toMatchObject({ id: expect.any(String), name: 'Fraud models', members: [] });
    expect(await ada.say('team', 'create', 'Fraud models')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/There is a team of this name[^]*choose another name[^]*muster team list/),
    });
    expect((await ada.say('team', 'create', 'Payroll')).out).toMatch(
      /^id +\S{36}\n[^]*next {2}muster team add \S{36} /,
    );
  });

  test('members come and go, a team by name or id and a person by e-mail or id', async () => {
    const id = await idOf(bob);
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('team', 'list');
    const fraud = items.find(({ name }) => name === 'Fraud models')?.id ?? '';
    expect(await ada.json('team', 'add', 'Fraud models', 'bob@example.org')).toEqual({
      teamId: fraud,
      principalId: id,
    });
    expect(await ada.say('team', 'add', fraud, id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('They belong to this team already.'),
    });
    await ada.json('team', 'add', 'fraud MODELS', 'Ada@Example.org');
    expect((await bob.say('team', 'list')).out).toMatch(
      /Fraud models +Bob Noyce, Ada Lovelace +\S{36}\nPayroll +◌ nobody/,
    );
    expect((await ada.run(['team', 'list'], { columns: 40, isTerminal: true, env: { NO_COLOR: '1' } })).out).toMatch(
      /^NAME +MEMBERS\nFraud models +Bob Noyce/,
    );
    expect(await ada.json('team', 'remove', fraud, 'bob@example.org')).toEqual({ teamId: fraud, principalId: id });
    expect((await ada.say('team', 'list')).out).toMatch(/Fraud models +Ada Lovelace +\S{36}\n/);
    expect(await ada.say('team', 'remove', 'Fraud models', id)).toMatchObject({ code: 1, out: '' });
  });

  test('whoever may not arrange them is told why and by which clause [GOV 1.1]', async () => {
    const refused = await bob.say('team', 'create', 'Mine');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/clause {2}GOV-001 1\.1/);
    expect(await bob.say('team', 'add', 'Payroll', 'bob@example.org')).toMatchObject({ code: 1 });
  });

  test('a name that is no team and an e-mail that is nobody are wrong usage, with where to look', async () => {
    expect(await ada.say('team', 'add', 'Payrol', 'bob@example.org')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/<team>: no team is called “Payrol”\.[^]*muster team list/),
    });
    expect(await ada.say('team', 'add', 'Payroll', 'nobody@example.org')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/<person>: “nobody@example\.org”[^]*muster member list/),
    });
    expect(await ada.say('team', 'add', NOWHERE, 'bob@example.org')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no such team.'),
    });
  });
});

describe('a team or a person wherever one is asked for', () => {
  test('an incident and an integration belong to a team that is named, and to none by a name that is none', async () => {
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('team', 'list');
    const team = items.find(({ name }) => name === 'Fraud models')?.id;
    expect(await ada.json('incident', 'declare', 'Scores drift', '--team', 'Fraud models')).toMatchObject({
      teamId: team,
    });
    expect(await ada.json('integration', 'create', '--name', 'fraud', '--team', 'Fraud models')).toMatchObject({
      teamId: team,
    });
    for (const line of [
      ['incident', 'declare', 'Scores drift again'],
      ['integration', 'create', '--name', 'again'],
    ]) {
      const unknown = await ada.say(...line, '--team', 'Frod');
      expect(unknown).toMatchObject({ code: 2, out: '' });
      expect(unknown.err).toMatch(/--team: no team is called “Frod”\.[^]*next +muster team list/);
    }
    expect((await ada.say('incident', 'list')).out).not.toContain('again');
  });

  test('the on-call list, a contact role and a handover take an e-mail', async () => {
    expect(await ada.json('oncall', 'set', 'grace@example.org', await idOf(ada))).toMatchObject({
      people: [{ name: 'Grace Hopper' }, { name: 'Ada Lovelace' }],
    });
    expect(await ada.say('oncall', 'set', 'who@example.org')).toMatchObject({
      code: 2,
      err: expect.stringContaining('who@example.org'),
    });
    const { items } = await ada.json<{ items: { role: string }[] }>('contact', 'list');
    const role = items[0]?.role ?? '';
    expect(await ada.json('contact', 'set', role, 'grace@example.org')).toEqual({
      role,
      principalId: await idOf(grace),
    });
    for (const [from, to] of [
      [ada, grace],
      [grace, ada],
    ] as const)
      await from.json('member', 'grant', await idOf(to), 'ml-platform-sre', '--reason', 'answers incidents');
    const { code } = await ada.json<{ code: string }>('incident', 'declare', 'Scores drift on');
    await ada.json('incident', 'ack', code);
    await ada.json('incident', 'take', code);
    expect(
      await ada.json('incident', 'handover', code, '--to', 'grace@example.org', '--state', 'rolled back'),
    ).toMatchObject({ commander: { named: true, person: { name: 'Grace Hopper' } } });
  });
});
