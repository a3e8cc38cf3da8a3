import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { throwawayMuster, type ThrowawayMuster } from '../../../server/src/testing/throwaway-muster.ts';
import { somebodyAt, type Somebody } from '../testing/somebody.ts';

let muster: ThrowawayMuster;
let folder: string;

const somebody = (name: string): Somebody => somebodyAt(name, { folder: () => folder, url: () => muster.url });
const ada = somebody('ada');
const grace = somebody('grace');
const PASSWORD = 'correct horse battery staple';
const signIn = async (who: Somebody, email: string) =>
  who.run(['login', '--email', email, '--password-stdin'], { typed: [PASSWORD] });

let idOfGrace = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
  muster = await throwawayMuster();
  const set = ['setup', 'complete', muster.setUpLink ?? '', '--organisation', 'Example', '--name', 'Ada Lovelace'];
  const people = ['--email', 'ada@example.org', '--governance', 'Grace Hopper <grace@example.org>'];
  const done = await ada.run([...set, ...people, '--password-stdin', '--json'], { typed: [PASSWORD] });
  const { invitations } = JSON.parse(done.out) as { invitations: { url: string }[] };
  await grace.run(['member', 'accept', invitations[0]?.url ?? '', '--password-stdin'], { typed: [PASSWORD] });
  await signIn(ada, 'ada@example.org');
  await signIn(grace, 'grace@example.org');
  idOfGrace = (await grace.json<{ principal: { id: string } }>('whoami')).principal.id;
});
afterAll(async () => {
  await muster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const suspend = async (id: string) => ada.say('member', 'suspend', id, '--reason', 'on leave');
const reinstate = async (id: string, ...more: string[]) =>
  ada.say('member', 'reinstate', id, '--reason', 'back from leave', ...more);

describe('Platform Governance gives access back from the command line [GOV 1.1]', () => {
  test('and they choose a new password: neither the old one holds nor the session from before', async () => {
    await suspend(idOfGrace);
    expect((await signIn(grace, 'grace@example.org')).code).not.toBe(0);
    expect((await ada.say('member', 'show', idOfGrace)).out).toMatch(/^Grace Hopper {2}suspended$/m);
    const back = await reinstate(idOfGrace);
    expect(back).toMatchObject({ code: 0, err: '' });
    expect(back.out).toMatch(/^Reinstated\. [^]*A person chooses a new password with the link\./);
    expect((await grace.say('whoami')).code).toBe(3);
    expect((await signIn(grace, 'grace@example.org')).code).not.toBe(0);
    const link = /\S+\/invitation#token=\S+/.exec(back.out)?.[0] ?? '';
    await grace.run(['member', 'accept', link, '--password-stdin'], { typed: [PASSWORD] });
    expect(await signIn(grace, 'grace@example.org')).toMatchObject({ code: 0 });
    expect(await grace.json('whoami')).toMatchObject({ may: { 'member.admit': { allowed: true } } });
    await expect
      .poll(async () => ada.json('ledger', 'list', '--action', 'member.reinstated'))
      .toMatchObject({ items: [{ resource: { id: idOfGrace }, clause: '1.1' }] });
  });

  test('whoever never joined is invited again, by a new link', async () => {
    const { id = '' } = await ada.json<{ id?: string }>('member', 'invite', 'bo@example.org', '--name', 'Bo');
    await suspend(id);
    const link = await ada.say('member', 'renew', id);
    expect(link).toMatchObject({ code: 1, out: '' });
    expect(link.err).toContain('Reinstate them first.');
    expect((await reinstate(id)).out).toContain('/invitation#token=');
    expect(await ada.say('member', 'renew', id)).toMatchObject({ code: 0 });
    await suspend(id);
    expect(JSON.parse((await reinstate(id, '--json')).out)).toMatchObject({ id, state: 'invited' });
  });

  test('not without a reason, not to oneself, and not to who is not suspended', async () => {
    expect(await ada.say('member', 'reinstate', idOfGrace)).toMatchObject({ code: 2 });
    const twice = await reinstate(idOfGrace);
    expect(twice).toMatchObject({ code: 1, out: '' });
    expect(twice.err).toContain('are not suspended');
    const { principal } = await ada.json<{ principal: { id: string } }>('whoami');
    const own = await reinstate(principal.id);
    expect(own).toMatchObject({ code: 1, out: '' });
    expect(own.err).toMatch(/You cannot reinstate yourself.*clause {2}GOV-001 1\.1/su);
  });
});

test('who is suspended commands no incident any more: others see an empty seat and take it, asked for nothing [GOV 8.1]', async () => {
  await ada.json('member', 'grant', 'grace@example.org', 'ml-platform-sre', '--reason', 'on the rota');
  await grace.json('member', 'grant', 'ada@example.org', 'ml-platform-sre', '--reason', 'on the rota');
  const { code } = await ada.json<{ code: string }>('incident', 'declare', 'Scores drift');
  expect(await grace.json('incident', 'take', code)).toMatchObject({ commander: { named: true } });
  await suspend(idOfGrace);
  const left = await ada.json<{ commander?: object }>('incident', 'show', code);
  expect(left).not.toHaveProperty('commander');
  expect(await ada.json('incident', 'take', code)).toMatchObject({ commander: { person: { name: 'Ada Lovelace' } } });
});
