import { existsSync, mkdtempSync, rmSync } from 'node:fs';
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
    expect((await ada.say('team', 'list')).out).toBe('There are no teams yet.\nnext  muster team create <name>\n');
  });

  test('one is made, and a second of its name is refused', async () => {
    const made = await ada.json<{ id: string }>('team', 'create', 'Fraud models');
    expect(made).toMatchObject({ id: expect.any(String), name: 'Fraud models' });
    expect(await ada.say('team', 'create', 'Fraud models')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/A team with this name already exists[^]*choose another name[^]*muster team list/),
    });
    expect((await ada.say('team', 'create', 'Payroll')).out).toMatch(/^Team created\.\nid +\S{36}\n/);
  });

  test('members come and go, a team by name or id and a person by e-mail or id', async () => {
    const id = await idOf(bob);
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('team', 'list');
    const fraud = items.find(({ name }) => name === 'Fraud models')?.id ?? '';
    expect(await ada.json('team', 'add', 'Fraud models', 'bob@example.org')).toEqual({ done: true });
    expect(await ada.say('team', 'add', fraud, id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('They already belong to this team.'),
    });
    await ada.json('team', 'add', 'fraud MODELS', 'Ada@Example.org');
    expect((await bob.say('team', 'list')).out).toMatch(
      /Fraud models +Bob Noyce, Ada Lovelace +\S{36}\nPayroll +◌ nobody/,
    );
    expect((await ada.run(['team', 'list'], { columns: 40, isTerminal: true, env: { NO_COLOR: '1' } })).out).toMatch(
      /^NAME +MEMBERS\nFraud models +Bob Noyce/,
    );
    expect(await ada.json('team', 'remove', fraud, 'bob@example.org')).toEqual({ done: true });
    expect((await ada.say('team', 'list')).out).toMatch(/Fraud models +Ada Lovelace +\S{36}\n/);
    expect(await ada.say('team', 'remove', 'Fraud models', id)).toMatchObject({ code: 1, out: '' });
  });

  test('one is renamed unless another is called alike, and its history keeps the old name [GOV 1.1]', async () => {
    await ada.json('team', 'create', 'Search');
    expect(await ada.json('team', 'rename', 'Search', ' Ranking ')).toEqual({ done: true });
    expect((await ada.say('team', 'list')).out).toMatch(/^Ranking +◌ nobody/m);
    expect(await ada.say('team', 'rename', 'Ranking', 'fraud MODELS')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/A team with this name already exists[^]*choose another name/),
    });
    const refused = await bob.say('team', 'rename', 'Ranking', 'Mine');
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/clause {2}GOV-001 1\.1/) });
    await expect
      .poll(async () => ada.json('ledger', 'list', '--action', 'team.renamed'))
      .toMatchObject({ items: [{ summary: 'renamed the team “Search” to “Ranking”' }] });
  });

  test('whoever may not arrange them is told why and by which clause [GOV 1.1]', async () => {
    const refused = await bob.say('team', 'create', 'Mine');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/clause {2}GOV-001 1\.1/);
    expect(await bob.say('team', 'add', 'Payroll', 'bob@example.org')).toMatchObject({ code: 1 });
  });

  test('a name that is not a team and an e-mail that is nobody are wrong usage, with where to look', async () => {
    expect(await ada.say('team', 'add', 'Payrol', 'bob@example.org')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/<team>: no team is called “Payrol”\.[^]*muster team list/),
    });
    expect(await ada.say('team', 'add', 'Payroll', 'nobody@example.org')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/<member>: “nobody@example\.org”[^]*muster member list/),
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
    const made = await ada.json<{ id: string }>('integration', 'create', '--name', 'fraud', '--team', 'Fraud models');
    expect(await ada.json('integration', 'show', made.id)).toMatchObject({ teamId: team });
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

  test('a member is given a role in a team, each by what people call them', async () => {
    const role = ['bob@example.org', 'data-engineer', '--reason', 'looks after features'];
    expect(await ada.say('member', 'grant', ...role, '--team', 'fraud models')).toMatchObject({ code: 0 });
    expect(await ada.json('member', 'show', 'bob@example.org')).toMatchObject({
      roles: [{ role: 'data-engineer', teamId: expect.any(String) }],
    });
    const revoke = ['member', 'revoke', 'bob@example.org', 'Data Engineer'];
    expect(await ada.say(...revoke)).toMatchObject({ code: 1, err: expect.stringContaining('name the team too') });
    expect(await ada.say(...revoke, '--team', 'Fraud models')).toMatchObject({ code: 0 });
    expect(await ada.say('member', 'grant', 'bob@example.org', 'root', '-r', 'x')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/<role>: no role is called “root”\.[^]*muster role list/),
    });
    expect((await ada.say('member', 'show', 'bab@example.org')).err).toMatch(
      /<member>: “bab@example.org” is not a member’s e-mail or id/,
    );
  });

  test('a key that may not list teams names one by its id all the same, and reads ids [GOV 1.1]', async () => {
    const { items } = await ada.json<{ items: { id: string; teamId?: string }[] }>('integration', 'list');
    const fraud = items.find(({ teamId }) => teamId !== undefined);
    const robot = await ada.json<{ id: string }>('service-account', 'create', 'reader');
    const scopes = ['--scope', 'integrations:read', '--scope', 'incidents:report', '--scope', 'incidents:read'];
    const { key } = await ada.json<{ key: string }>('service-account', 'key', robot.id, ...scopes, '--days', '7');
    const withKey = async (...line: string[]) =>
      somebody('robot').run(line, { env: { MUSTER_URL: muster.url, MUSTER_API_KEY: key } });
    expect((await withKey('integration', 'show', fraud?.id ?? '')).out).toMatch(
      new RegExp(`^name +fraud\n[^]*team +${fraud?.teamId}\n[^]*may not +change: `),
    );
    const declare = ['incident', 'declare', 'Scores drift by night', '--team'];
    expect(await withKey(...declare, fraud?.teamId ?? '')).toMatchObject({ code: 0, err: '' });
    expect(await withKey(...declare, 'Fraud models')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/members:read/),
    });
  });

  test('the on-call list, a contact role and a handover take an e-mail', async () => {
    await ada.json('oncall', 'set', 'grace@example.org');
    expect(await grace.json('oncall', 'set', 'grace@example.org', await idOf(ada))).toMatchObject({
      people: [{ name: 'Grace Hopper' }, { name: 'Ada Lovelace' }],
    });
    expect(await ada.say('oncall', 'set', 'who@example.org')).toMatchObject({
      code: 2,
      err: expect.stringContaining('who@example.org'),
    });
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('contact', 'list');
    const [role] = items;
    expect(await ada.json('contact', 'assign', role?.id ?? '', 'grace@example.org')).toEqual({ done: true });
    expect(await ada.json('contact', 'set', role?.name.toUpperCase() ?? '', 'grace@example.org')).toEqual({
      done: true,
    });
    expect((await ada.say('contact', 'list')).out).toMatch(new RegExp(`^${role?.id} +Grace Hopper`, 'm'));
    expect(await ada.say('contact', 'set', 'nobody', 'grace@example.org')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/<role>: no contact is called “nobody”\.[^]*muster contact list/),
    });
    for (const [from, to] of [
      [ada, 'grace@example.org'],
      [grace, 'ada@example.org'],
    ] as const)
      await from.json('member', 'grant', to, 'ml-platform-sre', '--reason', 'answers incidents');
    const { code } = await ada.json<{ code: string }>('incident', 'declare', 'Scores drift on');
    await ada.json('incident', 'ack', code);
    await ada.json('incident', 'take', code);
    expect(
      await ada.json('incident', 'handover', code, '--to', 'grace@example.org', '--state', 'rolled back'),
    ).toMatchObject({ commander: { named: true, person: { name: 'Grace Hopper' } } });
  });
});

test('a severity that has no effect is said to have none', async () => {
  const milder = ['--severity', 'SEV-4', '--reason', 'just a blip'];
  const { code, err } = await ada.say('incident', 'declare', 'A blip', ...milder);
  expect([code, err]).toEqual([0, '--severity SEV-4 has no effect: by the policy, what is known makes it SEV-2.\n']);
});

test('an export that is refused leaves no empty file in the way of the next', async () => {
  const file = join(folder, 'refused.ndjson');
  const refused = await bob.say('ledger', 'export', '--out', file);
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('7.5') });
  expect(existsSync(file)).toBe(false);
});

describe('an integration after its creation', () => {
  let id = '';
  const mapping = { severity: { label: 'urgency', values: { page: 'SEV-1' } } };
  const routed = { team: { label: 'squad', values: { pay: 'Payroll' } } };
  const firing = async (url: string): Promise<number> => {
    const labels = { alertname: 'PayrollLate', urgency: 'page', squad: 'pay' };
    const one = { status: 'firing', labels, annotations: {}, startsAt: '2026-11-02T08:59:30Z', fingerprint: 'a1' };
    const alerts = [{ ...one, endsAt: '0001-01-01T00:00:00Z', generatorURL: '' }];
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ version: '4', groupKey: 'payroll', alerts });
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };

  test('is shown, and read in another way from then on: teams by name, the whole mapping replaced', async () => {
    const made = await ada.json<{ id: string; url: string }>('integration', 'create', '--name', 'payroll');
    id = made.id;
    expect((await ada.say('integration', 'show', id)).out).toMatch(
      /^name +payroll\n[^]*last received +never\nseverity label +as in the policy\nmay +change\n$/,
    );

    const line = ['integration', 'map', id, '--mapping'];
    const said = await ada.say(...line, JSON.stringify({ ...mapping, ...routed }));
    expect(said).toMatchObject({ code: 0, err: '' });
    expect((await ada.say('integration', 'show', id)).out).toMatch(
      /severity label +urgency\nseverity words +page = SEV-1\nteam label +squad\nteam words +pay = Payroll\n/,
    );
    expect(await firing(made.url)).toBe(200);
    const { items } = await ada.json<{ items: { incident: string; labels: { alertname: string } }[] }>('alert', 'list');
    const code = items.find(({ labels }) => labels.alertname === 'PayrollLate')?.incident ?? '';
    const { items: teams } = await ada.json<{ items: { id: string; name: string }[] }>('team', 'list');
    expect(await ada.json('incident', 'show', code)).toMatchObject({
      severity: 'SEV-1',
      teamId: teams.find(({ name }) => name === 'Payroll')?.id,
    });

    const file = await ada.run([...line, '-', '--json'], { typed: [`${JSON.stringify(mapping)}\n`] });
    expect(JSON.parse(file.out)).toMatchObject({ id, mapping });
    expect(JSON.parse(file.out)).not.toHaveProperty('mapping.team');
    expect(await ada.json(...line, '{}')).toMatchObject({ id, mapping: {} });
  });

  test('a mapping that is not JSON, names no team, or is none, says so and changes nothing', async () => {
    const map = async (text: string) => ada.say('integration', 'map', id, '--mapping', text);
    expect(await map('severity=page')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--mapping must be JSON'),
    });
    expect(await map(JSON.stringify({ team: { label: 'squad', values: { pay: 'Wages' } } }))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/teams named there does not exist\.[^]*muster team list/),
    });
    for (const text of ['null', '[]', '7', '{"team":{"label":"squad","values":{"pay":7}}}', '{"team":null}'])
      expect(await map(text)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('/mapping') });
    expect(await map('{"severity":{"values":{"page":"SEV-9"}}}')).toMatchObject({
      code: 1,
      err: expect.stringContaining('/mapping/severity/values/page'),
    });
    expect(await ada.say('integration', 'map', id)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--mapping'),
    });
    expect(await ada.json('integration', 'show', id)).toMatchObject({ mapping: {} });
  });

  test('is removed only by whoever says that it is meant; its key stops at once', async () => {
    const { url } = await ada.json<{ url: string }>('integration', 'rotate', id);
    expect(await ada.say('integration', 'remove', id)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--for-ever'),
    });
    expect(await firing(url)).toBe(200);
    const { code, err } = await bob.say('integration', 'remove', id, '--for-ever');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/clause {2}GOV-001 \d/) as string });
    expect(await ada.json('integration', 'remove', id, '--for-ever')).toEqual({ id });
    expect(await firing(url)).toBe(404);
    expect((await ada.say('integration', 'list')).out).not.toContain(id);
    expect(await ada.say('integration', 'remove', id, '--for-ever')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no such integration[^]*muster integration list/),
    });
  });
});

describe('whom a pseudonym stands for', () => {
  let token = '';
  const reveal = (who: Somebody, ...more: string[]) => who.say('pseudonym', 'reveal', token, ...more);

  test('is told with a reason, on the output alone, and the look is on the record [GOV 6.6, 7.1]', async () => {
    const { title } = await ada.json<{ title: string }>('incident', 'declare', 'jane.doe@corp.example cannot pay');
    token = /email~\S+/.exec(title)?.[0] ?? '';
    expect(await reveal(ada)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--reason') });

    const told = await reveal(ada, '--reason', 'she must be called back');
    expect(told).toMatchObject({ code: 0, out: 'jane.doe@corp.example\n' });
    expect(told.err).toMatch(/^Recorded/);
    expect(told.err).not.toContain('jane');
    expect(await ada.json('pseudonym', 'reveal', token, '-r', 'called back')).toEqual({
      token,
      kind: 'email',
      value: 'jane.doe@corp.example',
    });

    const entries = async () =>
      ada.json<{ items: object[] }>('ledger', 'list', '--action', 'privacy.pseudonym_revealed');
    await expect.poll(async () => (await entries()).items).toHaveLength(2);
    expect(JSON.stringify(await entries())).not.toContain('jane');
  });

  test('is not told to a member without a role, who learns why and by which clause [GOV 6.6]', async () => {
    const refused = await reveal(bob, '--reason', 'curious');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/clause {2}GOV-001 6\.6\n[^]*Ask one of them/);
    expect(refused.err).not.toContain('jane');
  });

  test('is unknown where no text holds it, and a word that is none says so', async () => {
    token = token.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await reveal(ada, '--reason', 'a slip')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('No text in Muster holds this pseudonym.'),
    });
    token = 'jane';
    expect(await reveal(ada, '--reason', 'a slip')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('/token'),
    });
  });
});
