import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { createServiceAccount } from '../../identity/commands/create-service-account.ts';
import { issueApiKey } from '../../identity/commands/issue-api-key.ts';
import { vacateContact } from '../../governance/public.ts';
import { holdersOf, membersOfTeam } from '../../identity/public.ts';
import { keepAccess, revokeAccess } from '../commands/decide-item.ts';
import { openAccessReview, reviewerOf } from '../commands/open-review.ts';
import { accessReviewFindings, accessReviewsWaiting } from '../queries/findings.ts';
import { registerAccessReviewReactions } from '../reactions/register.ts';
import { itemsOf, type ReviewItem } from '../store/access-reviews.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { activatePolicy } from '../../policy/public.ts';
import { registerPolicyReactions } from '../../policy/reactions/register.ts';

let story: Story;
let grace: TestPerson;
beforeEach(async () => {
  story = await startStory([registerAccessReviewReactions, registerPolicyReactions]);
  grace = await addPerson(story.host, ['platform-governance']);
});
afterEach(async () => story.end());

const reason = ownWords('moved to another team');
const inTeam = async (): Promise<string> => {
  const { id } = await story.done(story.governance, createTeam, { name: ownWords('Fraud 🕵️') });
  await story.done(story.governance, addTeamMember, { id, principalId: story.bystander.id });
  return id;
};
const begin = async () => story.done(story.governance, openAccessReview, {});
const itemsIn = async (id: string): Promise<readonly ReviewItem[]> =>
  itemsOf(story.host.db, asId<'access-review'>(id), { open: false, after: -1, limit: 500 });
const find = (items: readonly ReviewItem[], kind: ReviewItem['kind'], of: TestPerson | { id: string }) => {
  const found = items.find((item) => item.kind === kind && item.principalId === of.id);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
const areaReads = () => ({
  db: story.host.db,
  clock: story.host.clock,
  policies: () => story.host.policies(),
  use: story.host.services.use,
});

describe('a review of who gets at what [GOV 7.6]', () => {
  test('holds every member, role, contact role, membership, service account and key, nobody’s own with themselves', async () => {
    const account = await story.done(story.governance, createServiceAccount, { name: ownWords('deployer') });
    await story.done(story.governance, issueApiKey, { id: account.id, scopes: ['incidents:read'], expiresInDays: 30 });
    await inTeam();
    const { id, items: count } = await begin();
    const items = await itemsIn(id);
    expect(items).toHaveLength(count);
    expect([...new Set(items.map(({ kind }) => kind))].toSorted()).toEqual([
      'contact',
      'key',
      'member',
      'role',
      'service',
      'team',
    ]);
    expect(items.filter(({ kind }) => kind === 'member')).toHaveLength(9);
    expect(items.filter(({ reviewerId, principalId }) => reviewerId === principalId)).toEqual([]);
    expect(find(items, 'role', story.governance).reviewerId).toBe(grace.id);
    expect(await story.as(grace, openAccessReview, {})).toMatchObject({
      error: { code: 'access-reviews/open-already' },
    });
    expect(await accessReviewsWaiting(areaReads(), grace.actor as never)).toMatchObject({ items: [{ clause: '7.6' }] });
  });

  test('takes away at once what is not kept: a role, a contact role, a membership, a key, an account', async () => {
    const account = await story.done(story.governance, createServiceAccount, { name: ownWords('deployer') });
    await story.done(story.governance, issueApiKey, { id: account.id, scopes: ['incidents:read'], expiresInDays: 30 });
    const team = await inTeam();
    const items = await itemsIn((await begin()).id);
    const takes = async (item: ReviewItem, who = story.governance) =>
      story.as(who, revokeAccess, { id: item.id, reason });
    expect(await takes(find(items, 'role', story.engineer))).toMatchObject({ ok: true });
    expect(await holdersOf(story.host.db, ['ml-engineer'])).not.toContain(story.engineer.id);
    expect(await takes(find(items, 'contact', story.vp))).toMatchObject({ ok: true });
    expect(await takes(find(items, 'key', account))).toMatchObject({ ok: true });
    expect(find(items, 'team', story.bystander)).toMatchObject({ teamId: team });
    expect(await takes(find(items, 'team', story.bystander))).toMatchObject({ ok: true });
    expect(await membersOfTeam(story.host.db, asId<'team'>(team))).toEqual([]);
    expect(await takes(find(items, 'member', story.bystander))).toMatchObject({ ok: true });
    expect(await takes(find(items, 'service', account))).toMatchObject({ ok: true });
    // Access already removed by somebody else counts as revoked.
    const who = { actor: story.governance.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    expect(
      await transact(story.host, who, async (ctx) => vacateContact(ctx, 'vp-engineering', story.vp.id)),
    ).toMatchObject({
      error: { code: 'governance/not-their-contact' },
    });
    const actions = (await story.entries()).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        'role.revoked',
        'contact_role.vacated',
        'team.member_removed',
        'api_key.revoked',
        'member.suspended',
        'access_review.decided',
      ]),
    );
    expect(await takes(find(items, 'role', story.engineer))).toMatchObject({
      error: { code: 'access-reviews/decided' },
    });
  });

  test('is decided by whoever grants roles, and never one’s own', async () => {
    const items = await itemsIn((await begin()).id);
    const own = find(items, 'role', story.governance);
    expect(await story.as(story.governance, keepAccess, { id: own.id })).toMatchObject({
      error: { code: 'access-reviews/own-access', clause: '7.6' },
    });
    expect(await story.as(story.sre, keepAccess, { id: own.id })).toMatchObject({
      error: { code: 'access/not-entitled' },
    });
    expect(await story.as(grace, keepAccess, { id: own.id })).toMatchObject({ ok: true });
    const unknown = '0198e2a0-0000-7000-8000-0000000000d9';
    expect(await story.as(grace, keepAccess, { id: unknown })).toMatchObject({
      error: { code: 'access-reviews/no-such-item' },
    });
  });

  test('that is not answered in time is on record and a finding, waits higher up, and ends with the last answer', async () => {
    const who = { actor: story.governance.actor, requestId: asId<'request'>(story.host.ids.opaque()) };
    await transact(story.host, who, async (ctx) => ok(await activatePolicy(ctx, story.host.policies().current)));
    const { id } = await begin();
    await story.advance({ days: 15 });
    const items = await itemsIn(id);
    expect(await story.entries('access_review.overdue')).toMatchObject([{ data: { open: items.length } }]);
    expect(await accessReviewFindings(areaReads())).toMatchObject([{ clause: '7.6' }]);
    expect(await accessReviewsWaiting(areaReads(), story.vp.actor as never)).toMatchObject({
      items: [{ title: expect.stringMatching(/not reviewed in time/) as string }],
    });
    for (const item of items) {
      const by = item.principalId === story.governance.id ? grace : story.governance;
      await story.done(by, keepAccess, { id: item.id });
    }
    expect(await story.entries('access_review.completed')).toMatchObject([
      { data: { review: id, items: items.length, revoked: 0 } },
    ]);
    expect(await accessReviewFindings(areaReads())).toEqual([]);
    await story.advance({ days: 93 });
    expect(await accessReviewFindings(areaReads())).toMatchObject([
      { message: expect.stringMatching(/longer ago than the policy allows/) as string },
    ]);
  });
});

test('reviewers take turns, and nobody gets their own', () => {
  const [a, b] = [asId<'principal'>('a'), asId<'principal'>('b')];
  expect([0, 1, 2].map((place) => reviewerOf([a, b], asId<'principal'>('c'), place))).toEqual([a, b, a]);
  expect([0, 1].map((place) => reviewerOf([a, b], a, place))).toEqual([b, b]);
  expect(reviewerOf([a], a, 0)).toBeUndefined();
});
