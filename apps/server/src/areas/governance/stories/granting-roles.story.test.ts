import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RoleId } from '@muster/policy';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea, approve } from '../../approvals/public.ts';
import { suspended } from '../../approvals/testing/approvals-story.ts';
import { holdersOf } from '../../identity/public.ts';
import { grantRole } from '../commands/grant-role.ts';
import { revokeRole } from '../commands/revoke-role.ts';
import { roleGrant } from '../role-grant.ts';

let story: Story;
let grace: TestPerson;
let carl: TestPerson;
beforeEach(async () => {
  story = await startStory([]);
  const { services, clock } = story.host;
  approvalsArea({ services, clock, kinds: () => [anyApproval(roleGrant)] });
  grace = await addPerson(story.host, ['platform-governance']);
  carl = await addPerson(story.host, ['platform-governance']);
});
afterEach(async () => story.end());

const reason = ownWords('joins the rota');
const grants = async (role: RoleId, to: TestPerson = story.bystander, who: TestPerson = story.governance) =>
  story.as(who, grantRole, { id: to.id, role, reason });
const lastAsked = async () => String((await story.entries('approval.requested')).at(-1)?.data['approval']);
const approves = async (who: TestPerson) => story.as(who, approve, { id: await lastAsked() });
const holders = async (role: RoleId) => holdersOf(story.host.db, [role]);
const refusal = (code: string) => ({ ok: false, error: { code, clause: '1.1' } });

describe('a role that decides, or acts in production [GOV 1.1]', () => {
  test.each(['ml-platform-sre', 'platform-governance'] as const)('as %s, takes a second hand', async (role) => {
    expect(await grants(role)).toMatchObject({ ok: true, value: { approval: expect.any(String) as string } });
    expect(await holders(role)).not.toContain(story.bystander.id);
    expect(await approves(story.governance)).toMatchObject(refusal('approvals/own-request'));
    expect(await approves(story.sre)).toMatchObject(refusal('approvals/not-asked'));
    expect(await approves(grace)).toMatchObject({ ok: true });
    expect(await holders(role)).toContain(story.bystander.id);
    expect(await story.entries('role.granted')).toMatchObject([
      { actor: grace.id, clause: '1.1', data: { role, requestedBy: story.governance.id, unseparated: false } },
    ]);
  });

  test('is not for whom it is about to approve', async () => {
    await grants('ml-platform-sre', grace);
    expect(await approves(grace)).toMatchObject(refusal('approvals/about-you'));
    expect(await approves(carl)).toMatchObject({ ok: true });
  });

  test('is approved by whoever belongs to Governance then, and not by whoever did', async () => {
    await grants('ml-platform-sre');
    await story.done(story.governance, revokeRole, { id: grace.id, role: 'platform-governance' });
    expect(await approves(grace)).toMatchObject(refusal('approvals/not-asked'));
    expect(await approves(carl)).toMatchObject({ ok: true });
  });

  test('is weighed with what they hold when it is approved', async () => {
    await grants('ml-platform-sre');
    await story.done(story.governance, grantRole, { id: story.bystander.id, role: 'ml-engineer', reason });
    expect(await approves(grace)).toMatchObject({ error: { code: 'request/not-confirmed' } });
  });

  test('is not given to whoever was suspended meanwhile, nor asked for twice, nor given where it is held', async () => {
    expect(await grants('ml-platform-sre', story.sre)).toMatchObject({ error: { code: 'governance/held-already' } });
    await grants('ml-platform-sre');
    expect(await grants('ml-platform-sre', story.bystander, grace)).toMatchObject(refusal('approvals/asked-already'));
    const told = { story } as never;
    await suspended(told, story.bystander);
    const id = await lastAsked();
    const changed = await story.as(grace, approve, { id });
    expect(changed).toMatchObject({ error: { code: 'request/not-confirmed' } });
    const seen = Number(/If-Match "(\d+)"/.exec(changed.ok ? '' : (changed.error.remedy ?? ''))?.[1]);
    expect(await story.as(grace, approve, { id, expectedVersion: seen })).toMatchObject(refusal('identity/suspended'));
    expect(await holders('ml-platform-sre')).not.toContain(story.bystander.id);
  });

  test('takes effect at once where nobody else could approve, and waits to be ratified (R32)', async () => {
    const told = { story } as never;
    for (const each of [grace, carl]) await suspended(told, each);
    const granted = { approval: expect.any(String) as string, grantId: expect.any(String) as string };
    expect(await grants('ml-platform-sre')).toMatchObject({ ok: true, value: granted });
    expect(await holders('ml-platform-sre')).toContain(story.bystander.id);
    expect(await story.entries('role.granted')).toMatchObject([{ data: { unseparated: true } }]);
    await suspended(told, grace, 'active');
    expect(await approves(grace)).toMatchObject({ ok: true });
    expect(await story.entries('role.granted')).toHaveLength(1);
  });
});

test('a role that does neither is given by one hand', async () => {
  expect(await grants('ml-engineer')).toMatchObject({ ok: true, value: { grantId: expect.any(String) as string } });
  expect(await story.entries('approval.requested')).toEqual([]);
});
