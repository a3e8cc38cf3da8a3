import type { Count } from '@muster/policy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addPerson, type TestPerson } from '../../../testing/people.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { passOnFrom } from '../pass-on-from.ts';
import { approve } from '../commands/approve.ts';
import { decline } from '../commands/decline.ts';
import { delegate } from '../commands/delegate.ts';
import { recall } from '../commands/recall.ts';
import { remind } from '../commands/remind.ts';
import { withdraw } from '../commands/withdraw.ts';
import { versionOf } from '../approval-thing.ts';
import { casesOf } from '../queries/cases.ts';
import { getApproval } from '../queries/get-approval.ts';
import { caseReader } from '../queries/list-approvals.ts';
import { approvalFindings } from '../queries/findings.ts';
import { approvalsWaitingOn } from '../queries/waiting.ts';
import {
  approvalOf,
  ask,
  asked,
  inboxOf,
  ruledBy,
  startApprovalsStory,
  suspended,
  type Told,
} from '../testing/approvals-story.ts';

let told: Told;
beforeEach(async () => {
  told = await startApprovalsStory();
  told.desk.commander = told.story.engineer.id;
});
afterEach(async () => told.story.end());

const readsOf = ({ host }: Told['story']) => ({
  db: host.db,
  clock: host.clock,
  policies: () => host.policies(),
  use: host.services.use,
});
const codeOf = (result: Result<unknown, AppError>): 'done' | readonly [string, string] =>
  result.ok ? 'done' : [result.error.kind, result.error.code];
const approves = async (who: TestPerson, id: string, expectedVersion?: number) =>
  codeOf(await told.story.as(who, approve, { id, ...(expectedVersion === undefined ? {} : { expectedVersion }) }));

describe('a request that others decide', () => {
  test('says who can decide it now, and takes effect in the vote that decides it [GOV 2.1, 3.1.1]', async () => {
    const { story, desk } = told;
    const requested = await ask(told, story.sre);
    expect(requested).toMatchObject({ ok: true, value: { state: 'open', deciders: [story.engineer.id] } });
    const id = requested.ok ? requested.value.approval : '';
    expect(await inboxOf(told, story.engineer)).toEqual([id]);
    expect(await inboxOf(told, story.sre)).toEqual([]);
    expect(await approvalsWaitingOn(readsOf(story), story.engineer.actor)).toMatchObject({
      items: [{ kind: 'vote', page: `/approvals/${id}`, clause: '3.1.1' }],
    });
    expect(await approves(story.engineer, id)).toBe('done');
    expect(desk.applied).toMatchObject([{ approval: id, parameters: { to: 2 }, requestedBy: story.sre.id }]);
    expect(await approvalOf(told, id)).toMatchObject({ state: 'approved' });
    expect(await inboxOf(told, story.engineer)).toEqual([]);
    expect(await story.entries('approval.voted')).toMatchObject([
      { clause: '3.1.1', data: { verdict: 'approve', state: 'approved', votes: 1, needed: 1 } },
    ]);
  });

  test('tells, once decided, what counted then: what it is about has changed by it [GOV 2.1]', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.sre);
    expect(await approves(story.engineer, id)).toBe('done');
    desk.state = 2;
    story.host.services.give(peopleService, createPeople(story.host));
    const shown = await getApproval(caseReader(story.host.services.use), story.sre.actor, id);
    expect(shown).toMatchObject({ ok: true, value: { state: 'approved', given: 1, votes: [{ counts: true }] } });
  });

  test('is not for its own asker, nor for anybody the rule does not name, and that is on the record [GOV 2.10, 7.1]', async () => {
    const { story } = told;
    const id = await asked(told, story.engineer);
    expect(await approves(story.engineer, id)).toEqual(['refused', 'approvals/own-request']);
    expect(await approves(story.bystander, id)).toEqual(['refused', 'approvals/not-asked']);
    expect((await story.entries('access.refused')).map(({ data }) => data['code'])).toEqual([
      'approvals/own-request',
      'approvals/not-asked',
    ]);
    // The commander is the requester, so the on-call list decides (R11).
    expect(await approves(story.secondSre, id)).toBe('done');
  });

  test('is decided once, and by nobody after its time', async () => {
    const { story } = told;
    const id = await asked(told, story.sre);
    expect(codeOf(await ask(told, story.secondSre))).toEqual(['conflict', 'approvals/asked-already']);
    expect(await approves(story.engineer, id)).toBe('done');
    expect(await approves(story.engineer, id)).toEqual(['conflict', 'approvals/decided']);
    const late = await asked(told, story.sre);
    story.host.clock.moveTo(new Date(story.host.clock.now().getTime() + 25 * 3_600_000));
    expect(await approves(story.engineer, late)).toEqual(['conflict', 'approvals/expired']);
  });

  test('of two who vote at the same moment one decides, and it takes effect once', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.engineer);
    const votes = await Promise.all([approves(story.sre, id), approves(story.secondSre, id), approves(story.sre, id)]);
    expect(votes.filter((vote) => vote === 'done')).toHaveLength(1);
    expect(votes.filter((vote) => vote[1] === 'approvals/decided')).toHaveLength(2);
    expect(desk.applied).toHaveLength(1);
  });

  test('is not written where what it asks for is refused', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.sre);
    desk.refusal = { kind: 'conflict', code: 'incidents/not-open', public: 'It is over.' };
    expect(await approves(story.engineer, id)).toEqual(['conflict', 'incidents/not-open']);
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open' });
    expect(await story.entries('approval.voted')).toEqual([]);
  });

  test('is declined with a reason, by one, and withdrawn by its asker alone', async () => {
    const { story, desk } = told;
    const first = await asked(told, story.sre);
    const why = ownWords('customers still see it');
    expect(codeOf(await story.as(story.engineer, decline, { id: first, reason: why }))).toBe('done');
    expect(await approvalOf(told, first)).toMatchObject({ state: 'declined' });
    const second = await asked(told, story.sre);
    expect(codeOf(await story.as(story.engineer, withdraw, { id: second }))).toEqual([
      'refused',
      'approvals/not-yours',
    ]);
    expect(codeOf(await story.as(story.sre, withdraw, { id: second }))).toBe('done');
    expect(codeOf(await story.as(story.sre, withdraw, { id: second }))).toEqual(['conflict', 'approvals/decided']);
    expect(desk.applied).toEqual([]);
  });

  test('is reminded of by its asker, at most as often as the policy says, and not once it is decided', async () => {
    const { story } = told;
    const id = await asked(told, story.sre);
    const reminds = async (who: TestPerson) => codeOf(await story.as(who, remind, { id }));
    expect(await reminds(story.secondSre)).toEqual(['refused', 'approvals/not-yours']);
    // Automatic reminders do not count.
    await story.advance({ minutes: 11 });
    expect(await reminds(story.sre)).toBe('done');
    expect((await story.entries('approval.reminded')).at(-1)).toMatchObject({
      actor: story.sre.id,
      data: { reminded: [story.engineer.id] },
    });
    await story.advance({ minutes: 239 });
    expect(await reminds(story.sre)).toEqual(['conflict', 'approvals/reminded-lately']);
    await story.advance({ minutes: 1 });
    expect(await reminds(story.sre)).toBe('done');
    expect(await approves(story.engineer, id)).toBe('done');
    expect(await reminds(story.sre)).toEqual(['conflict', 'approvals/decided']);
  });

  test('is nothing to outsiders of the team it belongs to [GOV 6.2]', async () => {
    const { story, desk } = told;
    desk.protection = { teamId: story.host.ids.opaque() as never, visibility: 'team' };
    const id = await asked(told, story.sre);
    expect(await approves(story.bystander, id)).toEqual(['not_found', 'approvals/not-found']);
    expect(await approves(story.engineer, id)).toBe('done');
  });
});

describe('what it is about', () => {
  test('may change: whoever then approves is asked, and says which version they saw [GOV 3.1.1]', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.sre);
    desk.state = 7;
    expect(await approves(story.engineer, id)).toEqual(['conflict', 'request/not-confirmed']);
    const [here] = await casesOf(caseReader(story.host.services.use), [await approvalOf(told, id)]);
    const seen = versionOf(here as never);
    desk.state = 8;
    expect(await approves(story.engineer, id, seen)).toEqual(['stale', 'request/changed-meanwhile']);
    desk.state = 7;
    expect(await approves(story.engineer, id, seen)).toBe('done');
  });

  test('may be gone: then there is nothing to decide, and time closes it', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.sre);
    desk.state = undefined;
    expect(await approves(story.engineer, id)).toEqual(['conflict', 'approvals/moot']);
    expect(await inboxOf(told, story.engineer)).toEqual([]);
    expect(codeOf(await ask(told, story.sre))).toEqual(['conflict', 'approvals/moot']);
    await story.advance({ minutes: 11 });
    expect(await approvalOf(told, id)).toMatchObject({ state: 'void' });
  });
});

describe('time', () => {
  test('reminds, asks the next who may decide, and lets it expire on the record', async () => {
    const { story } = told;
    const id = await asked(told, story.bystander);
    await story.advance({ minutes: 11 });
    expect(await story.entries('approval.reminded')).toMatchObject([{ data: { reminded: [story.engineer.id] } }]);
    expect(await inboxOf(told, story.secondSre)).toEqual([]);
    await story.advance({ minutes: 5 });
    expect(await inboxOf(told, story.secondSre)).toEqual([id]);
    expect(await inboxOf(told, story.lead)).toEqual([]);
    await story.advance({ minutes: 15 });
    expect(await inboxOf(told, story.lead)).toEqual([id]);
    expect(await story.entries('approval.passed_on')).toMatchObject([{ data: { groups: 2 } }, { data: { groups: 3 } }]);
    await story.advance({ hours: 24 });
    expect(await approvalOf(told, id)).toMatchObject({ state: 'expired' });
    expect(await story.entries('approval.closed')).toMatchObject([{ data: { state: 'expired', mode: 'ahead' } }]);
    const reminders = (await story.entries('approval.reminded')).length;
    await story.advance({ hours: 24 });
    expect(await story.entries('approval.reminded')).toHaveLength(reminders);
  });
});

describe('a deputy [GOV 2.6]', () => {
  const until = (hours: number) => new Date(told.story.host.clock.now().getTime() + hours * 3_600_000).toISOString();

  test('decides in the place of whoever may, until a moment', async () => {
    const { story } = told;
    const id = await asked(told, story.sre);
    await story.done(story.engineer, delegate, { to: story.bystander.id, until: until(1) });
    expect(await inboxOf(told, story.bystander)).toEqual([id]);
    expect(await approves(story.bystander, id)).toBe('done');
    expect(await story.entries('approval.voted')).toMatchObject([{ data: { rightOf: story.engineer.id } }]);
    const later = await asked(told, story.sre);
    await story.advance({ hours: 2 });
    expect(await approves(story.bystander, later)).toEqual(['refused', 'approvals/not-asked']);
  });

  test('is not whoever asks, nor gets any right of whoever asks', async () => {
    const { story } = told;
    await story.done(story.engineer, delegate, { to: story.sre.id, until: until(1) });
    const id = await asked(told, story.sre);
    expect(await approves(story.sre, id)).toEqual(['refused', 'approvals/own-request']);
    await story.done(story.sre, withdraw, { id });
    await story.done(story.engineer, delegate, { to: story.bystander.id, until: until(1) });
    const own = await asked(told, story.engineer);
    expect(await approves(story.bystander, own)).toEqual(['refused', 'approvals/not-asked']);
  });

  test('decides the kinds that were named, and none that the policy keeps to whoever has the right', async () => {
    const { story } = told;
    const names = async (...kinds: string[]) =>
      codeOf(await story.as(story.engineer, delegate, { to: story.bystander.id, until: until(1), kinds }));
    expect(await names('role-grant')).toEqual(['invalid', 'approvals/not-delegable']);
    expect(await names('nothing-like-it')).toEqual(['invalid', 'approvals/not-delegable']);
    const id = await asked(told, story.sre);
    expect(await names('exception')).toBe('done');
    expect(await approves(story.bystander, id)).toEqual(['refused', 'approvals/not-asked']);
    expect(await names('exception', 'severity-downgrade')).toBe('done');
    expect(await approves(story.bystander, id)).toBe('done');
  });

  test('is a member, not oneself, and not for longer than the policy says; recalled, they decide no more', async () => {
    const { story } = told;
    const tries = async (to: string, when: string) =>
      codeOf(await story.as(story.engineer, delegate, { to, until: when }));
    expect(await tries(story.engineer.id, until(1))).toEqual(['invalid', 'approvals/own-deputy']);
    expect(await tries('00000000-0000-4000-8000-0000000000aa', until(1))).toEqual([
      'not_found',
      'approvals/no-such-member',
    ]);
    expect(await tries(story.bystander.id, until(-1))).toEqual(['invalid', 'approvals/not-then']);
    expect(await tries(story.bystander.id, until(24 * 91))).toEqual(['invalid', 'approvals/not-then']);
    expect(codeOf(await story.as(story.engineer, recall, {}))).toEqual(['conflict', 'approvals/no-deputy']);
    const id = await asked(told, story.sre);
    await story.done(story.engineer, delegate, { to: story.bystander.id, until: until(1) });
    await story.done(story.engineer, recall, {});
    expect(await approves(story.bystander, id)).toEqual(['refused', 'approvals/not-asked']);
  });
});

describe('where nobody else could decide [GOV 1.1]', () => {
  test('it takes effect, marked as unseparated, and waits to be ratified by the deadline (R32)', async () => {
    const { story, desk } = told;
    await putAllAway();
    const lone = await addPerson(story.host, ['ml-engineer']);
    desk.commander = lone.id;
    const requested = await ask(told, lone);
    expect(requested).toMatchObject({ ok: true, value: { state: 'unseparated' } });
    const id = requested.ok ? requested.value.approval : '';
    expect(desk.applied).toMatchObject([{ isUnseparated: true }]);
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open', mode: 'after', isUnseparated: true });
    expect(await approves(lone, id)).toEqual(['refused', 'approvals/own-request']);
    // A decider returns and ratifies it; it does not take effect twice.
    await suspended(told, story.sre, 'active');
    expect(await inboxOf(told, story.sre)).toEqual([id]);
    expect(codeOf(await story.as(lone, withdraw, { id }))).toEqual(['conflict', 'approvals/done-already']);
    expect(await approves(story.sre, id)).toBe('done');
    expect(desk.applied).toHaveLength(1);
  });

  test('what nobody ratified in time is told on, and a finding until somebody ratifies it (R32) [GOV 2.10]', async () => {
    const { story, desk } = told;
    await putAllAway();
    desk.commander = undefined;
    const id = await asked(told, await addPerson(story.host, ['ml-engineer']));
    expect(await approvalFindings(readsOf(story))).toEqual([]);
    await story.advance({ days: 8 });
    expect(await approvalOf(told, id)).toMatchObject({ state: 'open' });
    const { governance, vp } = story;
    expect(await story.entries('approval.overdue')).toMatchObject([
      { clause: '2.10', data: { told: expect.arrayContaining([governance.id, vp.id]) as string[] } },
    ]);
    expect(await approvalFindings(readsOf(story))).toMatchObject([
      { clause: '2.10', weight: 'warning', ruling: 'R32', act: { page: '/approvals' } },
    ]);
    await suspended(told, story.sre, 'active');
    expect(await inboxOf(told, story.sre)).toEqual([id]);
    expect(await approves(story.sre, id)).toBe('done');
    expect(await approvalFindings(readsOf(story))).toEqual([]);
  });

  const putAllAway = async (): Promise<void> => {
    const { story } = told;
    for (const who of [story.sre, story.secondSre, story.lead, story.engineer]) await suspended(told, who);
  };
});

describe('a request that takes two', () => {
  beforeEach(async () => {
    await told.story.end();
    told = await startApprovalsStory({ policies: ruledBy({ approvals: 2 as Count, from: [['ml-platform-sre']] }) });
  });

  test('takes effect with the second, and says how many count', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.bystander);
    expect(await approves(story.sre, id)).toBe('done');
    expect(await approves(story.sre, id)).toEqual(['conflict', 'approvals/voted-already']);
    expect(desk.applied).toEqual([]);
    expect(await inboxOf(told, story.sre)).toEqual([]);
    expect(await approves(story.secondSre, id)).toBe('done');
    expect(desk.applied).toHaveLength(1);
  });

  test('counts no vote of whoever is suspended since [GOV 2.10]', async () => {
    const { story, desk } = told;
    const third = await addPerson(story.host, ['ml-platform-sre']);
    const id = await asked(told, story.bystander);
    expect(await approves(story.sre, id)).toBe('done');
    await suspended(told, story.sre);
    expect(await approves(story.secondSre, id)).toBe('done');
    expect(desk.applied).toEqual([]);
    expect(await approves(third, id)).toBe('done');
    expect(desk.applied).toHaveLength(1);
  });

  test('counts no vote that was given to what it was about before [GOV 3.1.1]', async () => {
    const { story, desk } = told;
    const id = await asked(told, story.bystander);
    expect(await approves(story.sre, id)).toBe('done');
    desk.state = 9;
    const seen = async () => {
      const [here] = await casesOf(caseReader(story.host.services.use), [await approvalOf(told, id)]);
      return versionOf(here as never);
    };
    expect(await approves(story.secondSre, id, await seen())).toBe('done');
    expect(desk.applied).toEqual([]);
    expect(await approves(story.sre, id, await seen())).toBe('done');
    expect(desk.applied).toHaveLength(1);
  });

  test('counts a right once, whoever uses it', async () => {
    const { story } = told;
    const until = new Date(story.host.clock.now().getTime() + 3_600_000).toISOString();
    await story.done(story.sre, delegate, { to: story.engineer.id, until });
    const id = await asked(told, story.bystander);
    expect(await approves(story.sre, id)).toBe('done');
    expect(await approves(story.engineer, id)).toEqual(['conflict', 'approvals/right-used']);
  });

  test('is refused on the spot where too few could decide, if the policy says so [GOV 1.1]', async () => {
    await told.story.end();
    told = await startApprovalsStory({
      policies: ruledBy({ approvals: 2 as Count, from: [['ml-platform-lead']], whenNobody: 'refused' }),
    });
    expect(codeOf(await ask(told, told.story.sre))).toEqual(['refused', 'approvals/nobody-can-decide']);
    expect(await told.story.entries('approval.requested')).toEqual([]);
  });

  test('lets nobody decide about themselves, where the policy says so', async () => {
    await told.story.end();
    told = await startApprovalsStory({
      policies: ruledBy({ from: [['ml-platform-sre']], notFrom: ['requester', 'subject'] }),
    });
    const { story } = told;
    const id = await asked(told, story.bystander, { about: story.sre.id });
    expect(await approves(story.sre, id)).toEqual(['refused', 'approvals/about-you']);
    expect(await approves(story.secondSre, id)).toBe('done');
  });
});

describe('somebody leaves who was to decide', () => {
  const leaves = async (who: TestPerson) => {
    const { host } = told.story;
    const requestId = asId<'request'>(host.ids.opaque());
    await suspended(told, who);
    await transact(host, { actor: told.story.governance.actor, requestId }, async (ctx) =>
      ok(await passOnFrom(ctx, who.id)),
    );
    await told.story.advance({ seconds: 1 });
  };

  test('a request that too few are left to decide is put to the next of its rule at once [GOV 2.10]', async () => {
    await told.story.end();
    told = await startApprovalsStory({ policies: ruledBy({ from: [['ml-engineer'], ['ml-platform-lead']] }) });
    const { story } = told;
    const id = await asked(told, story.bystander);
    expect(await inboxOf(told, story.lead)).toEqual([]);
    await leaves(story.engineer);
    expect(await inboxOf(told, story.lead)).toEqual([id]);
    expect((await story.entries('approval.reminded')).map(({ data }) => data['reminded'])).toEqual([[story.lead.id]]);
    expect(await approves(story.lead, id)).toBe('done');
  });

  test('one that others can decide stays theirs, without another word', async () => {
    const { story } = told;
    await asked(told, story.bystander);
    await leaves(story.secondSre);
    expect(await story.entries('approval.reminded')).toEqual([]);
  });

  test('what they delegated, and what was delegated to them, ends', async () => {
    const { story } = told;
    const until = new Date(story.host.clock.now().getTime() + 3_600_000).toISOString();
    await story.done(story.sre, delegate, { to: story.engineer.id, until });
    await leaves(story.engineer);
    expect(await story.entries('deputy.ended')).toMatchObject([{ data: { from: story.sre.id } }]);
  });
});
