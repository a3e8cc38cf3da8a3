import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Story } from '../../../testing/story.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { createSchedule } from '../commands/create-schedule.ts';
import { changeSchedule, editSchedule, retireSchedule } from '../commands/edit-schedule.ts';
import { setOnCall } from '../commands/set-on-call.ts';
import { onCallFindings } from '../queries/findings.ts';
import { previewEdit } from '../queries/preview-edit.ts';
import { calendarOf } from '../queries/schedule-views.ts';
import { isOnCall, whoIsOnCall } from '../queries/who-is-on-call.ts';
import {
  readerOf,
  scheduled,
  scheduleOf,
  startScheduleStory,
  toldOf,
  weekly,
  wokenThen,
} from '../testing/schedule-story.ts';

let story: Story;
beforeEach(async () => void (story = await startScheduleStory()));
afterEach(async () => story.end());

const NOW = '2026-11-02T10:00:00.000Z';
const NEXT_WEEK = '2026-11-09T08:00:00.000Z';
const [first, second] = [() => story.sre, () => story.secondSre];
const findings = async () => {
  const { db, clock, services } = story.host;
  return (await onCallFindings({ db, clock, policies: () => story.host.policies(), use: services.use })).map(
    ({ message }) => message,
  );
};

describe('a schedule', () => {
  test('says whom incidents page, hour by hour, beside the on-call list [GOV 2.1, 5.3.1]', async () => {
    const id = await scheduled(story, weekly(first(), second()));
    expect(await wokenThen(story, '2026-11-09T07:59:59.999Z')).toEqual([first().id]);
    expect(await wokenThen(story, NEXT_WEEK)).toEqual([second().id]);
    await story.done(story.governance, setOnCall, { people: [story.engineer.id] });
    const { db, clock } = story.host;
    expect(await whoIsOnCall(db, clock.now())).toEqual([story.engineer.id, first().id]);
    expect([await isOnCall(db, first().id, clock.now()), await isOnCall(db, second().id, clock.now())]).toEqual([
      true,
      false,
    ]);
    await story.done(story.governance, changeSchedule, { id, wakes: 'no' });
    expect(await whoIsOnCall(db, clock.now())).toEqual([story.engineer.id]);
    const page = await scheduleOf(story, id);
    expect(page).toMatchObject({ name: 'Serving', wakes: false, zone: 'Europe/Zurich', until: NEXT_WEEK });
    expect([page.now, page.next].map((people) => people.map((each) => each.id))).toEqual([[first().id], [second().id]]);
  });

  test('edited, keeps whoever is on call in place, tells exactly those whose shifts change, and leaves the past as it was', async () => {
    const id = await scheduled(story, weekly(first(), second()));
    await story.advance({ days: 7 });
    const plan = weekly(first(), story.engineer, second());
    const before = story.host.clock.now();
    const preview = await previewEdit(readerOf(story), { schedule: id, plan });
    if (!preview.ok) throw new Error(preview.error.code);
    const losers = preview.value.changes.filter(({ loses }) => loses.length > 0).map(({ person }) => person.id);
    expect(preview.value.changes.map(({ person }) => person.id)).toContain(story.engineer.id);
    expect(await scheduleOf(story, id)).toMatchObject({ version: 1 });

    await story.advance({ minutes: 1 });
    expect(await story.done(story.governance, editSchedule, { id, plan })).toEqual({ id, version: 2 });
    const { shifts } = await scheduleOf(story, id);
    expect(shifts.map(({ people }) => people)).toEqual(
      [second(), first(), story.engineer, second(), first()].map((person) => [person.id]),
    );
    expect(await toldOf(story)).toEqual(preview.value.changes.map(({ person }) => [person.id, 'changed']));
    expect(losers.toSorted()).toEqual([first().id, second().id].toSorted());
    const past = await calendarOf(readerOf(story), { from: Date.parse(NOW), until: before.getTime() });
    expect(past.lanes.find(({ schedule }) => schedule === id)?.shifts.map(({ people }) => people)).toEqual([
      [first().id],
      [second().id],
    ]);
    expect(await story.entries('schedule.edited')).toMatchObject([{ data: { loses: losers, why: 'hand' } }]);
  });

  test('takes a plan from a later moment on, which replaces what was to come after it', async () => {
    const id = await scheduled(story, weekly(first()));
    const from = '2026-11-16T08:00:00.000Z';
    await story.done(story.governance, editSchedule, { id, plan: weekly(second()), from });
    expect(await wokenThen(story, '2026-11-16T07:59:59.000Z')).toEqual([first().id]);
    expect(await wokenThen(story, from)).toEqual([second().id]);
    await story.done(story.governance, editSchedule, { id, plan: weekly(story.engineer), from: NEXT_WEEK });
    expect(await wokenThen(story, from)).toEqual([story.engineer.id]);
    expect((await scheduleOf(story, id)).planned.map((each) => each.from)).toEqual([NEXT_WEEK]);
  });

  test('puts nobody on call by their own hand, unless nobody else could [GOV 6.2]', async () => {
    const own = { name: ownWords('Mine'), wakes: true, plan: weekly(first()) };
    const refused = { ok: false, error: { kind: 'refused', code: 'oncall/own-hand', clause: '6.2' } };
    expect(await story.as(first(), createSchedule, own)).toMatchObject(refused);
    const id = await scheduled(story, weekly(second()));
    expect(await story.as(first(), editSchedule, { id, plan: weekly(second(), first()) })).toMatchObject(refused);
    expect(await story.as(second(), editSchedule, { id, plan: weekly(second(), first()) })).toMatchObject({ ok: true });
    expect(await story.as(story.bystander, editSchedule, { id, plan: weekly(second()) })).toMatchObject({
      error: { kind: 'forbidden' },
    });
  });

  test('gives the turns of somebody who leaves to those who come after them [GOV 2.1]', async () => {
    const id = await scheduled(story, weekly(first(), second(), story.engineer));
    const reason = ownWords('left the company');
    await story.done(story.governance, suspendMember, { id: first().id, reason });
    const { shifts, plan } = await scheduleOf(story, id, story.governance);
    expect(plan.rotations[0]?.turns).toEqual([[second().id], [story.engineer.id]]);
    expect(shifts.map(({ people }) => people).slice(0, 3)).toEqual([[second().id], [story.engineer.id], [second().id]]);
    expect((await story.entries('schedule.edited')).map(({ data }) => data['why'])).toEqual(['left']);
    expect(await findings()).toEqual([]);
  });

  test('in which nobody is on call at some time ahead is found, once, with what fixes it [GOV 2.1]', async () => {
    const nights = [{ fromDay: 1, from: '20:00', toDay: 2, to: '08:00' }];
    const plan = weekly(first());
    const [rotation] = plan.rotations;
    if (rotation === undefined) throw new Error('no rotation');
    const id = await scheduled(story, { ...plan, rotations: [{ ...rotation, windows: nights }] });
    expect(await findings()).toEqual([
      'Nobody is on call.',
      expect.stringContaining('Nobody is on call in “Serving” from 2026-11-02 10:00 UTC to 2026-11-02 19:00 UTC.'),
    ]);
    await story.done(story.governance, retireSchedule, { id });
    expect(await findings()).toEqual(['Nobody is on call.']);
  });

  test('tells what is wrong with bad input, all at once, and changes nothing', async () => {
    const id = await scheduled(story, weekly(first()));
    const { governance } = story;
    expect(await story.as(governance, createSchedule, { name: ownWords('serving') })).toMatchObject({
      error: { code: 'oncall/bad-plan' },
    });
    expect(
      await story.as(governance, createSchedule, { name: ownWords('SERVING'), plan: weekly(first()) }),
    ).toMatchObject({
      error: { code: 'oncall/schedule-exists' },
    });
    const nobody = '00000000-0000-4000-8000-0000000000ff';
    const bad = weekly(first());
    const [rotation] = bad.rotations;
    if (rotation === undefined) throw new Error('no rotation');
    const rotations = [{ ...rotation, first: 3, turns: [[nobody]] }];
    expect(await story.as(governance, editSchedule, { id, plan: { zone: 'Mars/Base', rotations } })).toMatchObject({
      error: {
        code: 'oncall/bad-plan',
        fields: [{ path: '/plan/zone' }, { path: '/plan/rotations/0/first' }, { path: '/plan/rotations/0/turns/0/0' }],
      },
    });
    const plan = weekly(first());
    expect(await story.as(governance, editSchedule, { id, plan, from: '2026-11-01T00:00:00Z' })).toMatchObject({
      error: { code: 'oncall/not-ahead' },
    });
    expect(await story.as(governance, changeSchedule, { id })).toMatchObject({
      error: { code: 'oncall/nothing-to-change' },
    });
    expect(await story.as(governance, retireSchedule, { id: nobody })).toMatchObject({
      error: { code: 'oncall/no-such-schedule' },
    });
    expect(
      await story.as(governance, createSchedule, { name: ownWords('x'), plan: weekly(first()), teamId: nobody }),
    ).toMatchObject({ error: { code: 'oncall/no-such-team' } });
    expect(await scheduleOf(story, id)).toMatchObject({ version: 1 });
  });
});
