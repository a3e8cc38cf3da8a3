import type { Static } from 'typebox';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { anyApproval } from '../../../platform/approvals/approvals.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { createPeople, peopleService } from '../../identity/public.ts';
import { sql } from 'kysely';
import { createSchedule } from '../commands/create-schedule.ts';
import { onCallShift } from '../on-call-shift.ts';
import { onCallSwap } from '../on-call-swap.ts';
import { getSchedule, scheduleReader } from '../queries/schedule-views.ts';
import type { PlanInput } from '../schedule-input.ts';
import { onCallClock } from '../services.ts';
import { wokenAt } from '../store/on-duty.ts';
import { asId } from '../../../kernel/ids.ts';

/** A story with an empty on-call list, so that only schedules determine who is on call. */
export async function startScheduleStory(): Promise<Story> {
  const story = await startStory([], { startAt: '2026-11-02T10:00:00.000Z' });
  const { services, clock, dataKeys, ring } = story.host;
  services.give(onCallClock, clock).give(peopleService, createPeople({ dataKeys, ring }));
  approvalsArea({ services, clock, kinds: () => [anyApproval(onCallSwap), anyApproval(onCallShift)] });
  await laidDown(story.host, async (tx) => {
    await sql`update on_call_places set until_at = ${clock.now()} where until_at is null`.execute(tx);
  });
  return story;
}

/** Weekly turns from Monday 09:00 in Zurich; the first person has the story's week. */
export const weekly = (...people: readonly TestPerson[]): Static<typeof PlanInput> => ({
  zone: 'Europe/Zurich',
  rotations: [
    {
      id: 'primary',
      name: ownWords('Primary'),
      turns: people.map(({ id }) => [id]),
      everyDays: 7,
      handover: '09:00',
      startsOn: '2026-11-02',
    },
  ],
});

export const scheduled = async (
  story: Story,
  plan: Static<typeof PlanInput>,
  by = story.governance,
  name = 'Serving',
): Promise<string> => (await story.done(by, createSchedule, { name: ownWords(name), wakes: true, plan })).id;

/** Whom a page would reach at a given time, by schedule or list. */
export const wokenThen = async (story: Story, at: string) => readAlone(story.host.db, wokenAt(new Date(at)));

export const readerOf = (story: Story) => scheduleReader(story.host.services.use);

export async function scheduleOf(story: Story, id: string, who: TestPerson = story.sre) {
  const found = await getSchedule(readerOf(story), who.actor, asId<'schedule'>(id));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Who was told about shifts, and why: the tasks planned. */
export async function toldOf(story: Story): Promise<readonly (readonly [to: string, why: string])[]> {
  const { rows } = await sql<{ payload: string }>`
    select payload::text as payload from due_work where kind = 'oncall.tell' order by id`.execute(story.host.db);
  return rows.map(({ payload }) => {
    const { to, why } = JSON.parse(payload) as { to: string; why: string };
    return [to, why] as const;
  });
}
