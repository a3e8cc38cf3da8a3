import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { suspendMember } from '../../identity/commands/suspend-member.ts';
import { makeCalendar, renewCalendar, revokeCalendar } from '../calendar/feed-verbs.ts';
import { readFeed } from '../calendar/read-feed.ts';
import { editSchedule } from '../commands/edit-schedule.ts';
import { moveList } from '../commands/move-list.ts';
import { overrideSchedule } from '../commands/override-schedule.ts';
import { coverageList, loadList } from '../quality/lists.ts';
import { whoIsOnCall } from '../queries/who-is-on-call.ts';
import { registerOnCallReactions } from '../reactions.ts';
import { onCallClock } from '../services.ts';
import { readerOf, scheduled, toldOf, weekly } from '../testing/schedule-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory([registerOnCallReactions], { startAt: '2026-11-02T10:00:00.000Z' });
  const { services, clock, dataKeys, ring } = story.host;
  services.give(onCallClock, clock).give(peopleService, createPeople({ dataKeys, ring }));
});
afterEach(async () => story.end());

const handOvers = async () =>
  (await story.entries('oncall.shift_began')).map(({ data }) => [data['at'], data['on'], data['off']]);

describe('where one shift ends and another begins', () => {
  test('it is recorded by due work, and whoever begins was told so long before as the policy says', async () => {
    await scheduled(story, weekly(story.sre, story.secondSre));
    await story.advance({ days: 6, hours: 9 });
    expect(await toldOf(story)).toEqual([]);
    await story.advance({ hours: 2 });
    expect(await toldOf(story)).toEqual([[story.secondSre.id, 'starts']]);
    expect(await handOvers()).toEqual([]);
    await story.advance({ hours: 12 });
    expect(await handOvers()).toEqual([['2026-11-09T08:00:00.000Z', [story.secondSre.id], [story.sre.id]]]);
    await story.advance({ days: 7 });
    expect(await toldOf(story)).toHaveLength(2);
    expect(await handOvers()).toHaveLength(2);
  });

  test('it follows an edit and a stand-in, and what no longer happens is not told of', async () => {
    const id = await scheduled(story, weekly(story.sre, story.secondSre));
    await story.done(story.governance, overrideSchedule, {
      id,
      member: story.engineer.id,
      begins: '2026-11-02T11:00:00.000Z',
      ends: '2026-11-02T12:00:00.000Z',
    });
    await story.advance({ hours: 3 });
    expect(await handOvers()).toEqual([
      ['2026-11-02T11:00:00.000Z', [story.engineer.id], [story.sre.id]],
      ['2026-11-02T12:00:00.000Z', [story.sre.id], [story.engineer.id]],
    ]);
    await story.done(story.governance, editSchedule, { id, plan: weekly(story.sre) });
    await story.advance({ days: 14 });
    expect((await toldOf(story)).filter(([, why]) => why === 'starts')).toEqual([]);
    expect(await handOvers()).toHaveLength(2);
  });

  test('a server that was away is late, and leaves nothing out', async () => {
    await scheduled(story, weekly(story.sre, story.secondSre));
    story.host.clock.moveTo(new Date('2026-11-17T08:00:00.000Z'));
    await story.advance({ milliseconds: 0 });
    expect((await handOvers()).map(([at]) => at)).toEqual(['2026-11-09T08:00:00.000Z', '2026-11-16T08:00:00.000Z']);
  });
});

describe('the on-call list', () => {
  test('becomes a schedule without a moment in which nobody is called [GOV 2.1]', async () => {
    const { db, clock } = story.host;
    await story.done(story.governance, moveList, { name: ownWords('Primary'), zone: 'Pacific/Auckland' });
    expect(await whoIsOnCall(db, clock.now())).toEqual([story.sre.id]);
    await story.advance({ days: 7 });
    expect(await whoIsOnCall(db, clock.now())).toEqual([story.secondSre.id]);
    expect(await story.as(story.governance, moveList, { name: ownWords('Again') })).toMatchObject({
      ok: false,
      error: { code: 'oncall/nobody-to-move' },
    });
  });
});

describe('a calendar', () => {
  const secretOf = (url: string) => url.replace(/^.*\//, '').replace(/\.ics$/, '');
  const read = async (url: string) => readFeed(readerOf(story), secretOf(url), 'https://muster.example.org');

  test('reads one’s shifts, or a schedule’s, under a secret address until it is renewed, revoked, or its owner leaves', async () => {
    const schedule = await scheduled(story, weekly(story.sre, story.secondSre), story.governance, 'Serving 🚀');
    const own = await story.done(story.secondSre, makeCalendar, {});
    const { rows } = await sql<{ secret_hash: string }>`select secret_hash from calendar_feeds`.execute(story.host.db);
    expect(rows[0]?.secret_hash).not.toContain(secretOf(own.url));
    const mine = await read(own.url);
    if (!mine.ok) throw new Error(mine.error.code);
    expect(mine.value).toContain('DTSTART:20261109T080000Z\r\nDTEND:20261116T080000Z\r\nSUMMARY:On call: Serving 🚀');
    expect(mine.value).not.toContain('DTSTART:20261116');
    const all = await story.done(story.secondSre, makeCalendar, { scheduleId: schedule });
    const shown = await read(all.url);
    expect(shown.ok && shown.value.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(3);
    expect(await story.as(story.secondSre, makeCalendar, {})).toMatchObject({
      ok: false,
      error: { code: 'oncall/calendar-there' },
    });
    const renewed = await story.done(story.secondSre, renewCalendar, { id: own.id });
    expect([(await read(own.url)).ok, (await read(renewed.url)).ok]).toEqual([false, true]);
    expect(await story.as(story.sre, revokeCalendar, { id: own.id })).toMatchObject({
      ok: false,
      error: { code: 'oncall/no-such-calendar' },
    });
    await story.done(story.secondSre, revokeCalendar, { id: own.id });
    expect((await read(renewed.url)).ok).toBe(false);
    await story.done(story.governance, suspendMember, { id: story.secondSre.id, reason: ownWords('left') });
    expect((await read(all.url)).ok).toBe(false);
  });
});

describe('the report on on-call', () => {
  const page = async (list: typeof loadList, filters: { from?: string; until?: string }) =>
    list.page(story.host.services.use, {
      actor: story.sre.actor,
      key: {},
      filters,
      after: undefined,
      limit: 50,
    });

  test('says who had how much of it, in the night too, and where nobody was', async () => {
    await scheduled(story, weekly(story.engineer));
    await story.advance({ days: 2 });
    const span = { from: '2026-11-02T10:00:00.000Z', until: '2026-11-04T10:00:00.000Z' };
    const loads = await page(loadList, span);
    expect(loads.items).toContainEqual(
      expect.objectContaining({
        person: expect.objectContaining({ id: story.engineer.id }),
        hours: 48,
        nightHours: 16,
        pages: 0,
      }),
    );
    const [, serving] = (await page(coverageList, { ...span, from: '2026-11-01T10:00:00.000Z' })).items;
    expect(serving).toMatchObject({ name: 'Serving', percent: 66.6, gaps: 1, firstGap: '2026-11-01T10:00:00.000Z' });
    await expect(page(loadList, { from: span.until, until: span.from })).rejects.toMatchObject({
      error: { code: 'oncall/not-a-span' },
    });
  });
});
