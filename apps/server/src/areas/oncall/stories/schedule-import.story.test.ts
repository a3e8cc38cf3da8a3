import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import type { Story } from '../../../testing/story.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { importSchedules } from '../import/import-schedules.ts';
import { pathsInUse } from '../paths/store/paths.ts';
import { previewImport } from '../import/preview-import.ts';
import { schedulesFor } from '../store/schedules.ts';
import { readerOf, startScheduleStory } from '../testing/schedule-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startScheduleStory();
  const { host } = story;
  const people = createPeople({ dataKeys: host.dataKeys, ring: host.ring });
  host.services.give(peopleService, people);
  const named = (person: TestPerson, name: string) =>
    laidDown(host, async (tx) => people.keep(tx, person.id, { name, email: `${name}@example.org` }));
  await named(story.sre, 'ada');
  await named(story.secondSre, 'bo');
});
afterEach(async () => story.end());

const layer = {
  name: 'Weekly',
  end: null,
  rotation_virtual_start: '2026-10-05T09:00:00+02:00',
  rotation_turn_length_seconds: 604_800,
  users: [{ user: { id: 'PA' } }, { user: { id: 'PB' } }],
};
const users = ['ada', 'bo', 'cy'].map((name) => ({
  id: `P${name.charAt(0).toUpperCase()}`,
  name,
  email: `${name}@example.org`,
}));
const serving = (given: object = {}) => ({
  name: 'Serving',
  time_zone: 'Europe/Zurich',
  schedule_layers: [layer],
  ...given,
});
const file = (...schedules: object[]) => ({
  vendor: 'pagerduty' as const,
  content: JSON.stringify({ schedules, users }),
});
const existing = async () => {
  const at = story.host.clock.now().getTime();
  return (await schedulesFor(story.host.db, { from: at, until: at + 1 })).map(({ name }) => name);
};
const preview = async (given: ReturnType<typeof file> & { evenSo?: boolean }) => {
  const answer = await previewImport({ ...readerOf(story), people: story.host.services.use(peopleService) }, given);
  return answer.ok ? answer.value.schedules : answer;
};

describe('schedules of another product [GOV 2.1]', () => {
  test('are taken over by one hand, and the same file again changes nothing', async () => {
    const entry = { start: '2026-11-03T12:00:00Z', end: '2026-11-03T14:00:00Z', user: { id: 'PB' } };
    const given = file(serving({ overrides_subschedule: { rendered_schedule_entries: [entry] } }));
    expect(await preview(given)).toMatchObject([
      { name: 'Serving', becomes: 'added', reasons: [], rotations: 1, overrides: 1 },
    ]);
    const before = await existing();
    expect(await story.done(story.governance, importSchedules, given)).toEqual({ added: 1, unchanged: 0, leftOut: 0 });
    expect((await existing()).toSorted()).toEqual([...before, 'Serving'].toSorted());
    const entries = (await story.entries()).length;
    expect(await story.done(story.governance, importSchedules, given)).toEqual({ added: 0, unchanged: 1, leftOut: 0 });
    expect(await story.entries()).toHaveLength(entries);
    expect(await preview(given)).toMatchObject([{ becomes: 'unchanged' }]);
    expect(await story.entries('schedule.created')).toMatchObject([{ data: { by: 'import', wakes: false } }]);
    expect(await story.entries('schedule.overridden')).toMatchObject([
      { data: { how: 'imported', to: story.secondSre.id } },
    ]);
  });

  test('come whole or not at all: who is nobody here is named, and their schedule waits', async () => {
    const strange = {
      ...layer,
      users: [{ user: { id: 'PA' } }, { user: { id: 'PC' } }, { user: { id: 'PX', summary: 'Dee' } }],
    };
    const given = file(serving(), serving({ name: 'Batch', schedule_layers: [strange] }));
    expect(await preview(given)).toMatchObject([
      { becomes: 'added' },
      {
        becomes: 'left-out',
        reasons: [
          'cy (cy@example.org) is not an active member here.',
          'Dee has no e-mail in the file, so they cannot be matched to a member here.',
        ],
      },
    ]);
    expect(await story.done(story.governance, importSchedules, given)).toEqual({ added: 1, unchanged: 0, leftOut: 1 });
    expect(await existing()).not.toContain('Batch');
    const nothing = await story.as(
      story.governance,
      importSchedules,
      file(serving({ name: 'Batch', schedule_layers: [strange] })),
    );
    expect(nothing).toMatchObject({ ok: false, error: { code: 'oncall/nothing-to-import' } });
  });

  test('that would call others than the product does say so, shift by shift, before anything goes live', async () => {
    const entries = [{ start: '2026-11-02T10:00:00Z', end: '2026-11-09T08:00:00Z', user: { id: 'PB' } }];
    const given = file(serving({ final_schedule: { rendered_schedule_entries: entries } }));
    const [seen] = (await preview(given)) as readonly { becomes: string; differences: readonly { person: string }[] }[];
    expect(seen?.becomes).toBe('left-out');
    expect(seen?.differences).toMatchObject([
      { person: 'bo', loses: [{ from: '2026-11-02T10:00:00.000Z', until: '2026-11-09T08:00:00.000Z' }] },
      { person: 'ada', gains: [{ from: '2026-11-02T10:00:00.000Z', until: '2026-11-09T08:00:00.000Z' }] },
    ]);
    expect(await story.as(story.governance, importSchedules, given)).toMatchObject({ ok: false });
    const evenSo = await story.done(story.governance, importSchedules, { ...given, evenSo: true });
    expect(evenSo).toMatchObject({ added: 1 });
  });

  test('of a name that is here and says otherwise stay out, and nobody puts themselves on call', async () => {
    await story.done(story.governance, importSchedules, file(serving()));
    const other = { ...layer, rotation_turn_length_seconds: 86_400 };
    expect(await preview(file(serving({ schedule_layers: [other] })))).toMatchObject([
      { becomes: 'left-out', reasons: ['A different schedule with this name already exists here.'] },
    ]);
    const own = await story.as(story.sre, importSchedules, file(serving({ name: 'Mine' })));
    expect(own.ok).toBe(false);
    expect(await existing()).not.toContain('Mine');
  });
});

describe('escalation paths of another product [GOV 3.1.5]', () => {
  const target = { id: 'PS', type: 'schedule_reference', summary: 'Serving' };
  const policies = [
    {
      name: 'Payments first 🐢',
      num_loops: 1,
      teams: [{ id: 'T', summary: 'payments' }],
      escalation_rules: [
        { escalation_delay_in_minutes: 5, targets: [target] },
        { escalation_delay_in_minutes: 10, targets: [{ id: 'PB', type: 'user_reference' }] },
      ],
    },
  ];
  const given = (more: object = {}) => ({
    vendor: 'pagerduty' as const,
    content: JSON.stringify({
      schedules: [{ id: 'PS', ...serving() }],
      escalation_policies: policies,
      users,
      ...more,
    }),
  });
  const pathsSeen = async (file: ReturnType<typeof given>) => {
    const answer = await previewImport({ ...readerOf(story), people: story.host.services.use(peopleService) }, file);
    return answer.ok ? answer.value.paths : answer;
  };

  test('come with the schedules of the same file, once, and whoever they call is who was called there', async () => {
    const { id: team } = await story.done(story.governance, createTeam, { name: ownWords('Payments') });
    expect(await pathsSeen(given())).toMatchObject([{ becomes: 'added', steps: 2, rounds: 2, reasons: [] }]);
    expect(await pathsInUse(story.host.db)).toEqual([]);
    expect(await story.done(story.governance, importSchedules, given())).toEqual({
      added: 2,
      unchanged: 0,
      leftOut: 0,
    });
    const [path] = await pathsInUse(story.host.db);
    const at = story.host.clock.now().getTime();
    const schedule = (await schedulesFor(story.host.db, { from: at, until: at + 1 })).find(
      ({ name }) => name === 'Serving',
    );
    expect(path).toMatchObject({
      name: 'Payments first 🐢',
      team,
      plan: {
        rounds: 2,
        steps: [
          { waitMinutes: 5, targets: [{ kind: 'schedule', id: schedule?.id }] },
          { waitMinutes: 10, targets: [{ kind: 'person', id: story.secondSre.id }] },
        ],
      },
    });
    expect(await pathsSeen(given())).toMatchObject([{ becomes: 'unchanged' }]);
    const entries = (await story.entries()).length;
    expect(await story.done(story.governance, importSchedules, given())).toEqual({
      added: 0,
      unchanged: 2,
      leftOut: 0,
    });
    expect(await story.entries()).toHaveLength(entries);
  });

  test('whose team is not here wait until somebody names one, which must be there', async () => {
    expect(await pathsSeen(given())).toMatchObject([
      {
        becomes: 'left-out',
        reasons: ['There is no team called payments here: create it, or name the team that the path should belong to.'],
      },
    ]);
    const nobody = { ...given(), teamId: story.host.ids.opaque() };
    expect(await story.as(story.governance, importSchedules, nobody)).toMatchObject({
      error: { code: 'oncall/no-such-team' },
    });
    const { id: teamId } = await story.done(story.governance, createTeam, { name: ownWords('Checkout') });
    await story.done(story.governance, importSchedules, { ...given(), teamId });
    expect(await pathsInUse(story.host.db)).toMatchObject([{ team: teamId }]);
  });

  test('that call a schedule which is left out are left out, too', async () => {
    await story.done(story.governance, createTeam, { name: ownWords('Payments') });
    const odd = { ...layer, rotation_turn_length_seconds: 3600 };
    const file = given({ schedules: [{ id: 'PS', ...serving({ schedule_layers: [odd] }) }] });
    expect(await pathsSeen(file)).toMatchObject([
      {
        becomes: 'left-out',
        reasons: ['There is no schedule called Serving here: import it first, or in the same file.'],
      },
    ]);
    expect(await story.as(story.governance, importSchedules, file)).toMatchObject({
      error: { code: 'oncall/nothing-to-import' },
    });
  });
});
