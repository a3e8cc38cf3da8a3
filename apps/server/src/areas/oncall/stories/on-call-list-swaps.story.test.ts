import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import type { TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea, approve, decline } from '../../approvals/public.ts';
import { suspended } from '../../approvals/testing/approvals-story.ts';
import { givePlace, takePlace } from '../commands/ask-to-swap.ts';
import { setOnCall } from '../commands/set-on-call.ts';
import { onCallSwap } from '../on-call-swap.ts';
import { whoIsOnCall } from '../queries/who-is-on-call.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([]);
  const { services, clock } = story.host;
  approvalsArea({ services, clock, kinds: () => [anyApproval(onCallSwap)] });
});
afterEach(async () => story.end());

const reason = ownWords('a wedding on Saturday');
const takes = async (who: TestPerson, member: TestPerson) => story.as(who, takePlace, { member: member.id, reason });
const gives = async (who: TestPerson, member: TestPerson) => story.as(who, givePlace, { member: member.id, reason });
const lastAsked = async () => String((await story.entries('approval.requested')).at(-1)?.data['approval']);
const accepts = async (who: TestPerson) => story.as(who, approve, { id: await lastAsked() });
const onCall = async () => whoIsOnCall(story.host.db, story.host.clock.now());

describe('a place on call [GOV 6.2]', () => {
  test('is taken once whoever stands on it accepts, and by nobody else’s hand', async () => {
    expect(await takes(story.engineer, story.sre)).toMatchObject({ ok: true });
    expect(await onCall()).toEqual([story.sre.id, story.secondSre.id]);
    for (const other of [story.secondSre, story.governance, story.lead])
      expect(await accepts(other)).toMatchObject({ error: { code: 'approvals/not-asked', clause: '6.2' } });
    expect(await accepts(story.engineer)).toMatchObject({ error: { code: 'approvals/own-request', clause: '6.2' } });
    expect(await onCall()).toEqual([story.sre.id, story.secondSre.id]);
    expect(await accepts(story.sre)).toMatchObject({ ok: true });
    expect(await onCall()).toEqual([story.engineer.id, story.secondSre.id]);
    expect(await story.entries('oncall.swapped')).toMatchObject([
      { actor: story.sre.id, clause: '6.2', data: { from: story.sre.id, to: story.engineer.id, place: 0 } },
    ]);
  });

  test('is given once whoever is to take it accepts', async () => {
    expect(await gives(story.secondSre, story.engineer)).toMatchObject({ ok: true });
    expect(await accepts(story.sre)).toMatchObject({ error: { code: 'approvals/not-asked' } });
    expect(await accepts(story.engineer)).toMatchObject({ ok: true });
    expect(await onCall()).toEqual([story.sre.id, story.engineer.id]);
  });

  test('stays where it is when the other one declines', async () => {
    await gives(story.sre, story.engineer);
    expect(await story.as(story.engineer, decline, { id: await lastAsked(), reason })).toMatchObject({ ok: true });
    expect(await onCall()).toEqual([story.sre.id, story.secondSre.id]);
    expect(await gives(story.sre, story.engineer)).toMatchObject({ ok: true });
  });

  test('is not asked for by strangers, nor where there is none to take, nor of oneself, nor twice', async () => {
    const code = (error: string) => ({ ok: false, error: { code: error } });
    expect(await takes(story.bystander, story.sre)).toMatchObject({ error: { kind: 'forbidden', clause: '6.2' } });
    expect(await takes(story.engineer, story.lead)).toMatchObject(code('oncall/not-on-call'));
    expect(await gives(story.engineer, story.sre)).toMatchObject(code('oncall/not-on-call'));
    expect(await takes(story.sre, story.secondSre)).toMatchObject(code('oncall/on-call-already'));
    expect(await takes(story.sre, story.sre)).toMatchObject(code('oncall/on-call-already'));
    await takes(story.engineer, story.sre);
    expect(await gives(story.sre, story.governance)).toMatchObject(code('approvals/asked-already'));
    await suspended({ story } as never, story.bystander);
    expect(await gives(story.secondSre, story.bystander)).toMatchObject(code('oncall/not-a-member'));
  });

  test('asked for is weighed as the list stands when it is accepted', async () => {
    await takes(story.engineer, story.sre);
    const put = async (...people: TestPerson[]) =>
      story.done(story.governance, setOnCall, { people: people.map(({ id }) => id) });
    await put(story.secondSre, story.sre);
    expect(await accepts(story.sre)).toMatchObject({ error: { code: 'request/not-confirmed' } });
    await put(story.secondSre);
    expect(await accepts(story.sre)).toMatchObject({ error: { code: 'approvals/moot' } });
    expect(await onCall()).toEqual([story.secondSre.id]);
  });
});
