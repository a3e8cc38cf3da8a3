import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { onCallClock } from '../../oncall/services.ts';
import { createSchedule } from '../../oncall/commands/create-schedule.ts';
import { peopleService } from '../../identity/public.ts';
import { testPage } from '../commands/test-page.ts';
import { notificationsService } from '../notifications.ts';
import { callList } from '../queries/list-calls.ts';
import { readinessFindings, readinessList } from '../readiness/lists.ts';
import { startPagingStory, type PagingStory } from '../testing/paging-story.ts';

let paging: PagingStory;
beforeEach(async () => {
  paging = await startPagingStory();
  const { services, clock } = paging.story.host;
  services.give(onCallClock, clock).give(peopleService, paging.parts.reads.people);
});
afterEach(async () => paging.end());

const asked = (who = paging.story.governance) =>
  ({ actor: who.actor, key: {}, filters: {}, after: undefined, limit: 50 }) as never;
const ready = async () => {
  const { items } = await readinessList.page(paging.story.host.services.use, asked());
  return items as { person: { id: string }; ready: boolean; says: string; lastReachedBy?: string }[];
};
const found = async () => {
  const { db, clock, services } = paging.story.host;
  const reads = { db, clock, policies: () => paging.story.host.policies(), use: services.use };
  return readinessFindings(() => true)(reads);
};

describe('whoever is on call', () => {
  test('is ready once something has reached them, and not for ever [GOV 2.1]', async () => {
    const { story } = paging;
    expect((await ready()).map((each) => [each.person.id, each.ready])).toEqual([
      [story.sre.id, false],
      [story.secondSre.id, false],
    ]);
    expect(await found()).toMatchObject([{ message: expect.stringMatching(/^2 of those on call now or soon/) }]);
    await story.done(story.sre, testPage, {});
    await story.advance({ milliseconds: 0 });
    expect(paging.office.letters.map(({ to }) => to)).toEqual(['ada@example.org']);
    expect(await ready()).toMatchObject([{ ready: true, lastReachedBy: 'e-mail' }, { ready: false }]);
    expect(await found()).toHaveLength(1);
    await paging.declare();
    expect((await ready()).map((each) => each.ready)).toEqual([true, true]);
    expect(await found()).toEqual([]);
    story.host.clock.moveTo(addDays(story.host.clock.now(), 29));
    expect((await ready())[0]?.says).toContain('recently');
  });

  test('is not ready by a way that did not take the test', async () => {
    const { story } = paging;
    paging.office.refuses = 550;
    await story.done(story.sre, testPage, {});
    await story.advance({ milliseconds: 0 });
    expect((await ready())[0]).toMatchObject({ ready: false, says: expect.stringContaining('Nothing has ever') });
  });

  test('is told so where no way leads to them at all', async () => {
    const { story, parts } = paging;
    story.host.services.give(notificationsService, { ...parts, sender: { ...parts.sender, hasMail: false } });
    expect(await story.as(story.sre, testPage, {})).toMatchObject({
      ok: false,
      error: { kind: 'conflict', code: 'notifications/no-ways' },
    });
    expect(await story.entries('channel.test_asked')).toEqual([]);
  });

  test('by a schedule that begins later is listed with when it begins', async () => {
    const { story } = paging;
    await story.done(story.governance, createSchedule, {
      name: ownWords('Nights'),
      wakes: true,
      people: [story.engineer.id],
      zone: 'UTC',
      startsOn: story.host.clock.now().toISOString().slice(0, 10),
      handover: '23:59',
    });
    expect((await ready()).at(-1)).toMatchObject({ person: { id: story.engineer.id }, schedule: 'Nights' });
  });
});

describe('who was paged, when and why', () => {
  test('is read over all incidents, newest first and page by page [GOV 7.5]', async () => {
    const [first, second] = [await paging.declare(), await paging.declare()];
    const all = await callList.page(paging.story.host.services.use, asked());
    expect(all.items).toMatchObject([
      { incident: second, why: 'declared', because: expect.any(String), clause: '2.1' },
      { incident: second },
      { incident: first },
      { incident: first },
    ]);
    const page = await callList.page(paging.story.host.services.use, {
      ...(asked() as object),
      filters: { person: paging.story.sre.id, incident: first.toLowerCase() },
      limit: 1,
    } as never);
    expect(page).toMatchObject({ items: [{ incident: first, to: { id: paging.story.sre.id } }] });
    expect(page.next).toBeUndefined();
  });
});
