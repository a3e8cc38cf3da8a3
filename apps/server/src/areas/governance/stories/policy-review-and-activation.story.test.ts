import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { asId } from '../../../kernel/ids.ts';
import { governanceWorld, type GovernanceWorld } from '../testing/governance-world.ts';

let world: GovernanceWorld;
let ada = '';
let member = '';

const reread = releasedPolicy({
  'document.yaml': (text) => text.replace('revision: 1', 'revision: 2'),
  'severities.yaml': (text) => text.replace('within: 5m', 'within: 6m'),
});

beforeEach(async () => {
  world = await governanceWorld({ alsoHeld: [reread] });
  await world.found();
  ada = await world.signIn('ada@example.org');
  const invited = await post('/v1/members', { name: 'Member', email: 'member@example.org' });
  await world.join(invited.json<{ url: string }>().url);
  member = await world.signIn('member@example.org');
  return async () => world.close();
});

const post = async (url: string, body: object, token = ada) => world.call('POST', url, { token, body });
/** Another member of Governance, signed in. */
const governance = async (email: string): Promise<string> => {
  const invited = await post('/v1/members', { name: 'Grace', email: `second.${email}` });
  const { id, url } = invited.json<{ id: string; url: string }>();
  await world.join(url);
  await post(`/v1/members/${id}/grant-role`, { role: 'platform-governance', reason: 'a second hand' });
  return world.signIn(`second.${email}`);
};
const today = () => world.host.clock.now().toISOString().slice(0, 'yyyy-mm-dd'.length);
const review = async (changes: object = {}, token = ada) =>
  post(
    '/v1/policy/review',
    { reviewedOn: today(), outcome: 'unchanged', note: 'Read in full by the board.', ...changes },
    token,
  );

describe('the quarterly review [GOV 0.1]', () => {
  test('is recorded by Governance, with its day and outcome, and the next is due a cycle later', async () => {
    const answer = await review();
    expect(answer.statusCode).toBe(200);
    const { nextDue } = answer.json<{ nextDue: string }>();
    expect(nextDue > today()).toBe(true);
    expect(await world.entries('policy.reviewed')).toMatchObject([
      {
        clause: '0.1',
        resource: { kind: 'policy', id: 'GOV-001' },
        data: { reviewedOn: today(), outcome: 'unchanged' },
      },
    ]);
    const { rows } = await sql<{ due_at: Date }>`
      select due_at from due_work where kind = 'policy.review_overdue' and state = 'open'`.execute(world.host.db);
    expect(rows.map((row) => row.due_at > new Date(`${nextDue}T23:59:59.999Z`))).toEqual([true]);
  });

  test('is nobody else’s to record, and nothing is left of what was refused', async () => {
    expect((await review({}, member)).statusCode).toBe(403);
    expect(await world.entries('policy.reviewed')).toEqual([]);
  });

  test.each([
    ['a day to come', { reviewedOn: '2999-01-01' }],
    ['a day before the document', { reviewedOn: '2020-01-01' }],
    ['no day', { reviewedOn: 'yesterday' }],
    ['an outcome that is none', { outcome: 'fine' }],
  ])('%s is refused by its field', async (_words, changes) => {
    const answer = await review(changes);
    const isNoDay = 'reviewedOn' in changes && changes.reviewedOn !== 'yesterday';
    expect(answer.json()).toMatchObject({
      status: 400,
      code: isNoDay ? 'governance/no-such-review' : 'request/invalid',
    });
    expect(answer.json<{ fields: { path: string }[] }>().fields.map(({ path }) => path)).toEqual([
      `/${Object.keys(changes)[0]}`,
    ]);
  });
});

describe('readings of a newer revision [GOV 0.1]', () => {
  test('are put in force by Governance alone; what was opened under the others keeps them (R45)', async () => {
    const [first, second] = ['GOV-001@2.0.0+r1', 'GOV-001@2.0.0+r2'] as const;
    // The set-up activates the newest version it finds.
    expect(world.registry.policies().currentVersion).toBe(second);
    expect((await post('/v1/policy/activate', { version: first }, member)).statusCode).toBe(403);
    expect(world.registry.policies().currentVersion).toBe(second);
    expect((await post('/v1/policy/activate', { version: first })).statusCode).toBe(200);
    const policies = world.registry.policies();
    expect(policies.currentVersion).toBe(first);
    expect(policies.current.severities['SEV-1'].acknowledgement).toMatchObject({ minutes: 5 });
    const opened = policies.of({ policyVersion: asId(second) });
    expect(opened.severities['SEV-1'].acknowledgement).toMatchObject({ minutes: 6 });
    expect((await world.entries('policy.activated')).map(({ policy }) => policy)).toEqual([second, first]);
  });

  test('take effect once another of Governance has approved them, and are marked where there is none (R32, R45)', async () => {
    const [first, second] = ['GOV-001@2.0.0+r1', 'GOV-001@2.0.0+r2'] as const;
    await post('/v1/policy/activate', { version: first });
    expect((await world.entries('policy.activated')).at(-1)).toMatchObject({ data: { unseparated: true } });
    const grace = await governance('grace@example.org');
    expect((await post('/v1/policy/activate', { version: second })).json()).toMatchObject({ revision: 1 });
    expect(world.registry.policies().currentVersion).toBe(first);
    const asked = (await world.entries('policy.activation_asked')).at(-1);
    expect(asked).toMatchObject({ clause: '0.1', data: { version: second, unseparated: false } });
    const approving = `/v1/approvals/${String(asked?.data['approval'])}/approve`;
    expect((await post(approving, {})).json()).toMatchObject({ code: 'approvals/own-request', clause: '0.1' });
    expect((await post(approving, {}, member)).json()).toMatchObject({ code: 'approvals/not-asked', clause: '0.1' });
    expect((await post(approving, {}, grace)).statusCode).toBe(204);
    await world.registry.reload(world.host.db);
    expect(world.registry.policies().currentVersion).toBe(second);
    expect((await world.entries('policy.activated')).at(-1)).toMatchObject({
      data: { version: second, unseparated: false },
    });
    expect((await post(approving, {}, grace)).json()).toMatchObject({ status: 409, code: 'approvals/decided' });
  });

  test('cannot be put in force where this server does not hold them, nor twice', async () => {
    expect((await post('/v1/policy/activate', { version: 'GOV-001@2.0.0+r9' })).json()).toMatchObject({
      status: 404,
      code: 'governance/no-such-policy',
    });
    expect((await post('/v1/policy/activate', { version: 'GOV-001@2.0.0+r2' })).json()).toMatchObject({
      status: 409,
      code: 'governance/policy-in-force',
    });
  });
});
