import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { approve } from '../../approvals/public.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { sayAway, sayBack } from '../commands/absence.ts';
import { cancelStandIn, overrideSchedule } from '../commands/override-schedule.ts';
import { askCover, giveShift, takeShift, withdrawCover } from '../commands/shift-verbs.ts';
import { onCallFindings } from '../queries/findings.ts';
import { waitingOnCall } from '../queries/waiting.ts';
import { scheduled, scheduleOf, startScheduleStory, toldOf, weekly, wokenThen } from '../testing/schedule-story.ts';
import type { TestPerson } from '../../../testing/people.ts';

let story: Story;
let id: string;
beforeEach(async () => {
  story = await startScheduleStory();
  id = await scheduled(story, weekly(story.sre, story.secondSre));
});
afterEach(async () => story.end());

const [NOW, TUESDAY, WEDNESDAY] = ['2026-11-02T10:00:00.000Z', '2026-11-03T08:00:00.000Z', '2026-11-04T08:00:00.000Z'];
const HANDOVER = '2026-11-09T08:00:00.000Z';
const tuesday = { begins: TUESDAY, ends: WEDNESDAY };
const reason = ownWords('a wedding');
const code = (error: string) => ({ ok: false, error: { code: error } });
const reads = () => {
  const { db, clock, services } = story.host;
  return { db, clock, policies: () => story.host.policies(), use: services.use };
};
const waits = async ({ actor }: TestPerson) => {
  if (actor.kind !== 'person') throw new Error('only people wait');
  return (await waitingOnCall(reads(), actor)).items.map(({ kind }) => kind);
};

describe('a shift', () => {
  test('is taken with one tap by somebody of the rotation, until its end; whoever is relieved is told [GOV 5.3.1, 6.2]', async () => {
    await story.done(story.secondSre, takeShift, { id });
    expect(await wokenThen(story, NOW)).toEqual([story.secondSre.id]);
    expect(await toldOf(story)).toEqual([[story.sre.id, 'relieved']]);
    const { standIns, shifts } = await scheduleOf(story, id);
    expect(standIns).toMatchObject([{ from: NOW, until: HANDOVER, instead: story.sre.id, how: 'taken' }]);
    expect(shifts[0]?.standsIn).toEqual([story.secondSre.id]);
    expect(await story.as(story.secondSre, takeShift, { id })).toMatchObject(code('oncall/on-call-already'));
  });

  test('is not taken by somebody whom nobody put into the rotation [GOV 6.2]', async () => {
    for (const outsider of [story.engineer, story.governance])
      expect(await story.as(outsider, takeShift, { id, ...tuesday })).toMatchObject({
        error: { kind: 'refused', code: 'oncall/not-in-turn', clause: '6.2' },
      });
    expect(
      await story.as(story.governance, overrideSchedule, { id, member: story.governance.id, ...tuesday }),
    ).toMatchObject(code('oncall/own-hand'));
    expect(await story.as(story.bystander, takeShift, { id })).toMatchObject({ error: { kind: 'forbidden' } });
  });

  test('is another’s once they accept it, and not before [GOV 6.2]', async () => {
    const given = { id, member: story.engineer.id, ...tuesday, reason };
    const { approval } = await story.done(story.sre, giveShift, given);
    expect(await wokenThen(story, TUESDAY)).toEqual([story.sre.id]);
    expect(await story.as(story.secondSre, approve, { id: approval })).toMatchObject(code('approvals/not-asked'));
    await story.done(story.engineer, approve, { id: approval });
    expect(await wokenThen(story, TUESDAY)).toEqual([story.engineer.id]);
    expect(await wokenThen(story, WEDNESDAY)).toEqual([story.sre.id]);
    expect((await scheduleOf(story, id)).covers).toEqual([]);
    expect(await story.as(story.sre, giveShift, { ...given, ends: HANDOVER })).toMatchObject(
      code('oncall/not-on-call'),
    );
    expect(await story.as(story.sre, giveShift, { ...given, member: story.sre.id })).toMatchObject(
      code('oncall/not-on-call'),
    );
  });

  test('that is over is nobody’s to accept', async () => {
    const now = story.host.clock.now().getTime();
    const ends = new Date(now + 60_000).toISOString();
    const given = { id, member: story.engineer.id, begins: new Date(now).toISOString(), ends, reason };
    const { approval } = await story.done(story.sre, giveShift, given);
    await story.advance({ minutes: 2 });
    expect(await story.as(story.engineer, approve, { id: approval })).toMatchObject(code('oncall/shift-over'));
  });

  test('for which cover is asked waits for those of the rotation, and goes to whoever takes it first', async () => {
    await story.done(story.sre, askCover, { id, ...tuesday });
    expect(await story.as(story.sre, askCover, { id, ...tuesday })).toMatchObject(code('oncall/cover-asked-already'));
    expect(await toldOf(story)).toEqual([[story.secondSre.id, 'cover-asked']]);
    expect([await waits(story.secondSre), await waits(story.sre), await waits(story.engineer)]).toEqual([
      ['cover'],
      [],
      [],
    ]);
    await story.done(story.secondSre, takeShift, { id, ...tuesday });
    expect(await waits(story.secondSre)).toEqual([]);
    expect(await wokenThen(story, TUESDAY)).toEqual([story.secondSre.id]);
  });

  test('for which cover is asked is kept after all', async () => {
    const { id: cover } = await story.done(story.sre, askCover, { id, ...tuesday });
    expect(await story.as(story.secondSre, withdrawCover, { id, cover })).toMatchObject(code('oncall/no-such-cover'));
    await story.done(story.sre, withdrawCover, { id, cover });
    expect(await waits(story.secondSre)).toEqual([]);
  });

  test('is put back, and what was stays as it was', async () => {
    const { id: override } = await story.done(story.secondSre, takeShift, { id });
    await story.advance({ hours: 2 });
    const back = story.host.clock.now().toISOString();
    await story.done(story.governance, cancelStandIn, { id, override });
    expect(await wokenThen(story, '2026-11-02T11:59:59.000Z')).toEqual([story.secondSre.id]);
    expect(await wokenThen(story, back)).toEqual([story.sre.id]);
    await story.advance({ minutes: 1 });
    expect(await story.as(story.governance, cancelStandIn, { id, override })).toMatchObject(
      code('oncall/no-such-override'),
    );
  });

  test('of somebody who leaves while they stand in falls back to the schedule', async () => {
    await story.done(story.governance, overrideSchedule, { id, member: story.engineer.id, ...tuesday });
    expect(await wokenThen(story, TUESDAY)).toEqual([story.engineer.id]);
    await story.done(story.governance, suspendMember, { id: story.engineer.id, reason });
    expect(await wokenThen(story, TUESDAY)).toEqual([story.sre.id]);
  });

  test('that falls into an absence is named at once, waits for its owner, and is a finding', async () => {
    const { meets } = await story.done(story.sre, sayAway, tuesday);
    expect(meets).toMatchObject([{ name: 'Serving', from: TUESDAY, until: WEDNESDAY }]);
    expect(await waits(story.sre)).toEqual(['away']);
    expect((await onCallFindings(reads())).map(({ message }) => message)).toEqual([
      expect.stringContaining('is away during their shift'),
    ]);
    await story.done(story.sre, sayBack, {});
    expect(await story.as(story.sre, sayBack, {})).toMatchObject(code('oncall/not-away'));
    expect(await waits(story.sre)).toEqual([]);
  });

  test('with nothing to swap is refused and says why', async () => {
    const { governance } = story;
    const override = { id, member: story.engineer.id, ...tuesday };
    expect(await story.as(governance, overrideSchedule, { ...override, instead: story.secondSre.id })).toMatchObject(
      code('oncall/nothing-to-take'),
    );
    expect(await story.as(governance, overrideSchedule, { ...override, ends: TUESDAY })).toMatchObject(
      code('oncall/not-ahead'),
    );
    const endless = { id, member: story.engineer.id };
    expect(await story.as(governance, overrideSchedule, endless)).toMatchObject(code('oncall/not-a-span'));
    expect(await story.as(governance, overrideSchedule, { ...override, member: id })).toMatchObject(
      code('oncall/not-a-member'),
    );
    const alone = await scheduled(story, weekly(story.sre), governance, 'Alone');
    expect(await story.as(story.sre, askCover, { id: alone })).toMatchObject(code('oncall/nobody-to-ask'));
    const pair = weekly(story.sre);
    const both = pair.rotations.map((rotation) => ({
      ...rotation,
      turns: [[story.sre.id, story.engineer.id], [story.secondSre.id]],
    }));
    const several = await scheduled(story, { ...pair, rotations: both }, governance, 'Pair');
    expect(await story.as(story.secondSre, takeShift, { id: several })).toMatchObject(code('oncall/whose-shift'));
  });
});
