import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../../../server/src/testing/throwaway-muster.ts';
import { somebodyAt, type Somebody } from '../testing/somebody.ts';

let muster: ThrowawayMuster;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
  muster = await throwawayMuster();
});
afterAll(async () => {
  await muster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const somebody = (name: string): Somebody => somebodyAt(name, { folder: () => folder, url: () => muster.url });
const ada = somebody('ada');
const grace = somebody('grace');
const PASSWORD = 'correct horse battery staple';

describe('a responder does everything from the command line', () => {
  test('sets the organisation up by the link, signs in, and stays signed in by a file that is theirs alone', async () => {
    expect(await ada.json('setup', 'status')).toEqual({ needed: true });
    const done = await ada.run(
      [
        ...'setup complete'.split(' '),
        muster.setUpLink ?? '',
        '--organisation',
        'Example',
        '--name',
        'Ada Lovelace',
        '--email',
        'ada@example.org',
        '--governance',
        'Grace Hopper <grace@example.org>',
        '--password-stdin',
        '--json',
      ],
      { typed: [PASSWORD] },
    );
    expect(done).toMatchObject({ code: 0, err: '' });
    const { invitations } = JSON.parse(done.out) as { invitations: { url: string }[] };
    expect(
      (
        await ada.run(['login', '--email', 'ada@example.org'], {
          isTerminal: true,
          typed: [PASSWORD],
          env: { NO_COLOR: '1' },
        })
      ).out,
    ).toBe(`✓ Signed in at ${muster.url}.\n`);
    const file = join(folder, 'ada', '.config', 'muster', 'cli.json');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');

    expect(
      await grace.run(['member', 'accept', invitations[0]?.url ?? '', '--password-stdin'], { typed: [PASSWORD] }),
    ).toMatchObject({ code: 0 });
    expect(
      await grace.run(['login', '--email', 'grace@example.org', '--password-stdin'], { typed: [PASSWORD] }),
    ).toMatchObject({ code: 0 });
    expect(await grace.json('whoami')).toMatchObject({
      principal: { name: 'Grace Hopper' },
      onCall: false,
      may: { 'member.admit': { allowed: true }, 'oncall.set': { allowed: true } },
    });
    expect((await grace.say('whoami')).out).toMatch(/^may +member\.admit, [^]*role\.grant/m);
  });

  test('may not grant a role to oneself, and is told why, by which clause, and what to do', async () => {
    const { principal } = await ada.json<{ principal: { id: string } }>('whoami');
    const refused = await ada.say('member', 'grant', principal.id, 'ml-platform-sre', '--reason', 'I am one');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^✗ /);
    expect(refused.err).toMatch(/clause {2}GOV-001 \d/);
    const asJson = await ada.say('member', 'grant', principal.id, 'ml-platform-sre', '--reason', 'I am one', '--json');
    expect(JSON.parse(asJson.err)).toMatchObject({
      exitCode: 1,
      error: { code: expect.stringMatching(/^[a-z]+\/[a-z-]+$/), clause: expect.any(String) },
    });
  });

  test('fills the roles and the on-call list', async () => {
    const { items } = await ada.json<{ items: { id: string; name: string }[] }>('member', 'list');
    const idOf = (name: string) => items.find((member) => member.name === name)?.id ?? '';
    for (const role of ['ml-platform-sre', 'ml-engineer']) {
      await ada.json('member', 'grant', idOf('Grace Hopper'), role, '--reason', 'on call this week');
      await grace.json('member', 'grant', idOf('Ada Lovelace'), role, '--reason', 'her second');
    }
    expect((await grace.say('oncall', 'set', idOf('Grace Hopper'))).err).toContain('You cannot put yourself on call');
    await ada.json('oncall', 'set', idOf('Grace Hopper'));
    expect(await grace.json('oncall', 'set', idOf('Grace Hopper'), idOf('Ada Lovelace'))).toMatchObject({
      people: [{ name: 'Grace Hopper' }, { name: 'Ada Lovelace' }],
    });
    expect((await grace.say('oncall', 'show')).out).toMatch(/^Grace Hopper /m);
    const quiet = await ada.say('overview');
    expect(quiet).toMatchObject({ code: 0, err: '' });
    expect(quiet.out).toMatch(/^Needs you now\nNothing is waiting for you\.\n/);
    expect(quiet.out).toMatch(/No open incidents\.[^]*On call now\nGrace Hopper, Ada Lovelace\n/);
    const contacts = await ada.json<{ items: { id: string }[] }>('contact', 'list');
    expect(await ada.say('contact', 'set', contacts.items[0]?.id ?? '', idOf('Grace Hopper'))).toMatchObject({
      code: 0,
    });
  });

  let code = '';
  test('declares with a title alone, classifies, takes command, mitigates, resolves, closes and reopens', async () => {
    const declared = await ada.json<{ code: string; unclassified: boolean; phase: string }>(
      'incident',
      'declare',
      'Fraud',
      'model',
      'answers',
      'in',
      '3',
      's',
    );
    expect(declared).toMatchObject({ unclassified: true, phase: 'declared' });
    code = declared.code;
    const lists = await ada.say('incident', 'list');
    expect(lists.out).toContain(code);
    expect(lists.out).toMatch(/▲ SEV-2/);

    // No channel or mail server is set up, so nobody was told.
    const shown = async () => (await ada.say('incident', 'show', code)).out;
    await expect.poll(shown, { timeout: 10_000 }).toContain('! Nobody was reached.');
    expect(await shown()).toMatch(/Could not be reached: Grace Hopper, Ada Lovelace\.[^]*muster channel add/);
    expect((await ada.say('incident', 'list')).out).toContain('nobody reached');
    const first = (await ada.say('overview')).out;
    expect(first).toMatch(/^Needs you now {2}1\n! Nobody was reached for INC-/);
    expect(first).toContain(`next  muster incident ack ${code}\n`);

    expect(await grace.json('incident', 'ack', code)).toMatchObject({ phase: 'acknowledged' });
    expect(
      await grace.json('incident', 'classify', code, '--fact', 'usersImpactedShare=14%', '--fact', 'workaround=no'),
    ).toMatchObject({ severity: 'SEV-1', unclassified: false });
    expect(await grace.json('incident', 'take', code)).toMatchObject({ commander: { named: true } });
    const held = await ada.say('incident', 'take', code);
    expect(held).toMatchObject({ code: 1, out: '' });
    expect(held.err).toMatch(/Somebody else is the named commander [^]*GOV-001 8\.1[^]*--if-version \d+/);
    expect(await grace.json('incident', 'note', code, 'rolling', 'back', 'to', 'v41')).toMatchObject({ code });
    const { title } = (await grace.json('incident', 'show', code)) as { title: string };
    expect(await grace.json('incident', 'retitle', code, 'Checkout', 'is', 'down')).toMatchObject({
      code,
      title: 'Checkout is down',
    });
    expect((await grace.say('incident', 'timeline', code)).out.replaceAll(/\s+/g, ' ')).toContain(
      `retitled it: “Checkout is down”, previously “${title}”`,
    );
    expect((await grace.say('incident', 'update', code, 'We are rolling back.')).code).toBe(0);

    const stale = await grace.say('incident', 'mitigate', code, '--note', 'rolled back', '--if-version', '1');
    expect(stale).toMatchObject({ code: 1, out: '' });
    expect(await grace.json('incident', 'mitigate', code, '--note', 'rolled back')).toMatchObject({
      phase: 'mitigated',
    });
    const page = await grace.say('incident', 'show', code);
    expect(page.out).toMatch(/⬢ SEV-1/);
    expect(page.out).toMatch(/resolve 3h 5\dm {2}§3\.1\.4/);
    expect(await grace.json('incident', 'resolve', code, '--note', 'cause found')).toMatchObject({ phase: 'resolved' });
    expect(await grace.json('incident', 'reopen', code, '--reason', 'it is back')).toMatchObject({
      phase: expect.not.stringMatching('resolved'),
    });
  });

  test('reads the timeline, the pages and the alerts', async () => {
    const { items } = await ada.json<{ items: { action: string }[] }>('incident', 'timeline', code);
    expect(items.map(({ action }) => action)).toContain('incident.stakeholders_updated');
    expect((await ada.say('incident', 'timeline', code)).out).toMatch(/\d\d:\d\d:\d\dZ {2}· Grace Hopper · /);
    const folded = (await ada.say('incident', 'timeline', code)).out;
    expect(folded).toMatch(/✆ Paged [^·]*Ada Lovelace · no channel ✗ ·\s+round 1/);
    const every = (await ada.say('incident', 'timeline', code, '--every')).out;
    expect(every.split('\n').length).toBeGreaterThanOrEqual(folded.split('\n').length);
    expect((await ada.say('page', 'list', code)).code).toBe(0);
    expect((await ada.say('alert', 'list')).out).toContain('muster integration create');
  });

  test('watches it until it is resolved', async () => {
    const watching = ada.run(['incident', 'watch', code, '--until', 'resolved', '--json']);
    await grace.say('incident', 'mitigate', code, '--note', 'rolled back again');
    await grace.say('incident', 'resolve', code, '--note', 'for good');
    const { code: exit, out } = await watching;
    const seen = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; action: string });
    expect(exit).toBe(0);
    expect(seen.map(({ action }) => action)).toContain('incident.resolved');
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  });

  test('reads in the timeline what the alerts did, and that alone where one asks for it', async () => {
    const { url } = await grace.json<{ url: string }>('integration', 'create', '--name', 'fleet');
    const alert = (fingerprint: string, status: 'firing' | 'resolved') => ({
      status,
      labels: { alertname: 'FraudLatencyP99', severity: 'critical' },
      annotations: {},
      startsAt: '2026-11-02T08:59:30Z',
      endsAt: status === 'firing' ? '0001-01-01T00:00:00Z' : '2026-11-02T09:10:00Z',
      generatorURL: '',
      fingerprint,
    });
    for (const alerts of [[alert('a1', 'firing'), alert('b2', 'firing')], [alert('a1', 'resolved')]])
      await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: '4', groupKey: 'fraud', alerts }),
      });
    const { items: found } = await ada.json<{ items: { incident: string }[] }>('alert', 'list');
    const fired = found[0]?.incident ?? '';
    const { out } = await ada.say('incident', 'timeline', fired);
    expect(out).toMatch(/! system:alert-intake · received 2 alerts firing: FraudLatencyP99 ×2/);
    expect(out).toMatch(/! system:alert-intake · received an alert no longer firing:\s+FraudLatencyP99/);

    await grace.say('incident', 'ack', fired);
    await grace.say('incident', 'mitigate', fired, '--note', 'rolled back');
    expect((await grace.say('incident', 'resolve', fired, '--note', 'done')).out).toContain(
      '! It is resolved, and one of its alerts still fires.',
    );
    expect((await ada.say('incident', 'list', '--all')).out).toContain('1 still firing');
    expect((await ada.say('overview')).out).toMatch(
      new RegExp(
        `Resolved but still firing {2}1\\nReopen those that are not over\\.\\n.*\\n.*${fired} .*1 still firing\\n`,
      ),
    );
    expect(await ada.json('overview')).toMatchObject({ resolvedYetFiring: { count: 1, items: [{ code: fired }] } });

    const { items } = await ada.json<{ items: { kind: string; alerts: { count: number } }[] }>(
      'incident',
      'timeline',
      fired,
      '--kind',
      'alerts',
    );
    expect(items.map(({ kind, alerts }) => [kind, alerts.count])).toEqual([
      ['alerts', 2],
      ['alerts', 1],
    ]);
  });

  test('sees what changed, and the next overview begins after it', async () => {
    expect((await ada.say('overview')).out).toMatch(/Latest on the record\n[^]*next {2}muster overview --seen\n/);
    type Told = { changesSince: { seq: number }[]; seenUpTo?: number };
    const told = await ada.json<Told>('overview', '--seen');
    expect(told).not.toHaveProperty('seenUpTo');
    const after = await ada.json<Told>('overview');
    expect(after.seenUpTo).toBe(told.changesSince[0]?.seq);
    expect(after.changesSince.filter(({ seq }) => seq <= (after.seenUpTo ?? 0))).toEqual([]);
    expect((await ada.say('overview')).out).toContain('Since you last looked\n');
  });

  test('declares for its team alone only where it says so, and is told what is missing', async () => {
    const said = await ada.say('incident', 'declare', 'Payroll model leaks', '--visibility', 'team');
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('teamId') });

    await ada.json('team', 'create', 'payroll');
    await ada.json('team', 'add', 'payroll', 'ada@example.org');

    const declare = async (...more: string[]): Promise<unknown> =>
      (await ada.json('incident', 'declare', 'Payroll model leaks', '--team', 'payroll', ...more))['visibility'];
    expect(await declare('--visibility', 'team')).toBe('team');
    expect(await declare()).toBe('organisation');
  });

  test('connects an Alertmanager, a channel and a service account; each secret is shown once', async () => {
    const made = await grace.json<{ id: string; url: string }>('integration', 'create', '--name', 'Alertmanager');
    expect(made.url).toMatch(new RegExp(`^${muster.url}/v1/hooks/alertmanager/`));
    expect((await grace.json<{ url: string }>('integration', 'rotate', made.id)).url).not.toBe(made.url);
    expect(JSON.stringify(await grace.json('integration', 'list'))).not.toContain(made.url.split('/').at(-1));
    expect((await grace.say('integration', 'log', made.id)).out).toBe('It has sent nothing yet.\n');

    const robot = await ada.json<{ id: string }>('service-account', 'create', 'deployer');
    const { key } = await ada.json<{ key: string }>(
      'service-account',
      'key',
      robot.id,
      '--scope',
      'session:read',
      '--days',
      '7',
    );
    const wrong = ['service-account', 'key', robot.id, '--scope', 'bogus:scope', '--days', '7'];
    const refused = await ada.run(wrong);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toMatch(/\/scopes\/0 must be one of .*"incidents:read", .*"session:read"/);
    const asRobot = await somebody('robot').run(['whoami', '--json'], {
      env: { MUSTER_URL: muster.url, MUSTER_API_KEY: key },
    });
    expect(JSON.parse(asRobot.out)).toMatchObject({
      principal: { kind: 'service' },
      may: { 'member.admit': { allowed: false, clause: '1.1', reason: expect.stringContaining('members:write') } },
    });
    await ada.say('service-account', 'revoke', 'deployer', key.split('_').slice(0, 2).join('_'));
    expect(
      await somebody('robot').run(['whoami'], { env: { MUSTER_URL: muster.url, MUSTER_API_KEY: key } }),
    ).toMatchObject({ code: 3, out: '' });
  });

  test('reads the policy and each clause', async () => {
    expect((await ada.say('policy', 'show')).out).toMatch(/GOV-001 2\.0\.0/);
    expect((await ada.say('incident', 'questions')).out).toContain('usersImpactedShare');
    const { items } = await ada.json<{ items: { id: string; state: string }[] }>(
      'policy',
      'clauses',
      '--state',
      'enforced',
    );
    expect(items.length).toBeGreaterThan(0);
    expect((await ada.say('policy', 'clause', '3.1.2')).out).toContain('SEV-1 acknowledged within 5 min');
    expect(await ada.say('policy', 'clause', '99.9')).toMatchObject({ code: 1 });
    expect((await ada.say('policy', 'clause', '99.9', '--json')).err).toContain('policy/no-such-clause');
  });

  test('proves the ledger without trusting the server, and names an entry that was edited [GOV 7.5]', async () => {
    const [file, key] = [join(folder, 'ledger.ndjson'), join(folder, 'muster.vkey')];
    const { keys } = await ada.json<{ keys: string[] }>('ledger', 'key');
    writeFileSync(key, `${keys.join('\n')}\n`);
    expect(await ada.json('ledger', 'export', '--out', file, '--key', key)).toMatchObject({ file });
    const nobody = somebody('nobody');
    expect(await nobody.json('ledger', 'verify', '--file', file, '--key', key)).toMatchObject({
      ok: true,
      caveats: [],
    });
    expect(await ada.json('ledger', 'verify', '--key', key)).toMatchObject({ ok: true });
    const unpinned = await nobody.run(['ledger', 'verify', '--file', file]);
    expect(unpinned).toMatchObject({ code: 5 });
    expect(unpinned.out).toMatch(/is consistent.*Who signed it is not proven.*Not proven: who signed/s);
    const [again, part] = [join(folder, 'again.ndjson'), join(folder, 'part.ndjson')];
    const said = await ada.say('ledger', 'export', '--out', again, '--key', key);
    expect(said.out).toContain(`next  muster ledger verify --file ${again} --key ${key}\n`);
    expect((await ada.say('ledger', 'export', '--out', part, '--from', '3', '--key', key)).out).toContain('--from 3');
    expect(await nobody.run(['ledger', 'verify', '--file', part, '--key', key])).toMatchObject({ code: 5 });
    expect(await nobody.run(['ledger', 'verify', '--file', part, '--key', key, '--from', '3'])).toMatchObject({
      code: 0,
    });
    // Nobody outside vouches for this ledger, which the exit code says.
    const verified = await ada.run(['ledger', 'verify', '--on-server', '--json']);
    expect(verified.code).toBe(5);
    expect(JSON.parse(verified.out)).toMatchObject({
      ledger: { holds: true },
      outside: [],
      state: { problems: [] },
    });

    const edited = join(folder, 'edited.ndjson');
    writeFileSync(
      edited,
      readFileSync(file, 'utf8').replace('"action":"incident.resolved"', '"action":"incident.resolveD"'),
    );
    const found = await nobody.say('ledger', 'verify', '--file', edited, '--key', key);
    expect(found.code).toBe(1);
    expect(found.out).toMatch(/The ledger is not intact: entry \d+ is edited/);

    const receipt = await ada.say('ledger', 'receipt', '0');
    writeFileSync(join(folder, 'receipt'), receipt.out);
    expect(await nobody.json('ledger', 'verify', '--receipt', join(folder, 'receipt'), '--key', key)).toMatchObject({
      ok: true,
      seq: 0,
    });
    expect((await ada.say('ledger', 'list', '--incident', code)).out).toContain('acknowledged');
    expect(await ada.say('ledger', 'show', '0')).toMatchObject({ code: 0 });
    const witness = join(folder, 'checkpoint');
    writeFileSync(witness, (await ada.say('ledger', 'checkpoint')).out);
    expect(await nobody.say('ledger', 'verify', '--file', file, '--key', key, '--witness', witness)).toMatchObject({
      code: 1,
    });
  });

  test('changes a password that is typed and never an argument; other sessions end, this one stays [GOV 7.7]', async () => {
    const elsewhere = somebody('ada-elsewhere');
    const login = async (who: Somebody, typed: string) =>
      who.run(['login', '--email', 'ada@example.org', '--password-stdin'], { typed: [typed] });
    await login(elsewhere, PASSWORD);
    const next = 'another long sentence';
    const typing = async (...typed: string[]) => ada.run(['password'], { isTerminal: true, typed });

    expect(await typing(PASSWORD, next, `${next}!`)).toMatchObject({ code: 2, out: '' });
    const wrong = await typing('not the current one', next, next);
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toMatch(/GOV-001 7\.7/);
    expect(await ada.run(['password', next], { typed: [] })).toMatchObject({ code: 2, out: '' });
    expect(await ada.run(['password'], { typed: [] })).toMatchObject({ code: 2, out: '' });
    expect(await ada.run(['password', '--password-stdin'], { typed: [PASSWORD] })).toMatchObject({ code: 2 });

    expect(
      await ada.run(['password', '--password-stdin', '--json'], { typed: [`${PASSWORD}\n${next}\n`] }),
    ).toMatchObject({ code: 0, out: expect.stringMatching(/"endedSessions":\s*1/) as string, err: '' });
    expect((await ada.say('whoami')).code).toBe(0);
    expect((await elsewhere.say('whoami')).code).toBe(3);
    expect((await login(elsewhere, PASSWORD)).code).not.toBe(0);
    expect((await login(elsewhere, next)).code).toBe(0);
    expect((await typing(next, PASSWORD, PASSWORD)).out).toContain('Your other session has ended.');
  });

  test('signs out here and at the server', async () => {
    expect(await ada.say('logout')).toMatchObject({ code: 0, out: 'Signed out.\n' });
    expect(await ada.say('whoami')).toMatchObject({ code: 3, out: '' });
  });
});
