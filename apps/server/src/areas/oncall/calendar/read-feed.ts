import { shiftsIn } from '@muster/rota';
import { addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { hashSecret, isActivePerson } from '../../identity/public.ts';
import { dutiesOf, type Span } from '../domain/duties.ts';
import { peopleOf, type ScheduleReader } from '../queries/schedule-views.ts';
import { schedulesFor } from '../store/schedules.ts';
import { feedBySecret } from './feeds.ts';
import { calendarText, type CalendarEvent } from './ical.ts';

/**
 * A calendar's content: from a week ago to the end of the policy's look-ahead. Since it leaves Muster, people appear by
 * initials only. Not found if its owner is no longer a member.
 */
export async function readFeed(
  reader: ScheduleReader,
  secret: string,
  publicUrl: string,
): Promise<Result<string, AppError>> {
  const { db, now, policies } = reader;
  const feed = await feedBySecret(db, hashSecret(secret).toString('hex'));
  if (feed === undefined || !(await isActivePerson(db, feed.owner))) return err(noSuchCalendar);
  const { lookAhead } = policies.current.paging.schedules;
  const span: Span = {
    from: addMinutes(now, -PAST_MINUTES).getTime(),
    until: addMinutes(now, lookAhead.minutes).getTime(),
  };
  const ids = feed.schedule === undefined ? {} : { ids: [feed.schedule] };
  const schedules = await schedulesFor(db, { ...ids, ...span });
  const person = await reader.people.viewsOf(db, [
    ...new Set(
      schedules.flatMap(({ schedule }) =>
        shiftsIn(schedule, span.from, span.until).flatMap(({ seats }) => peopleOf(seats)),
      ),
    ),
  ]);
  const event = (id: string, key: string, { from, until }: Span, summary: string): CalendarEvent => ({
    uid: `${id}-${key}-${from}@muster`,
    from: new Date(from),
    until: new Date(until),
    summary,
    link: `${publicUrl}/on-call/${id}`,
  });
  const events = schedules.flatMap(({ id, name, schedule }) =>
    feed.schedule === undefined
      ? dutiesOf(schedule, feed.owner, span).map((duty) => event(id, feed.owner, duty, `On call: ${name}`))
      : shiftsIn(schedule, span.from, span.until).map((shift) => {
          const who = peopleOf(shift.seats).map((each) => person(each).initials);
          return event(id, 'shift', shift, `${who.length === 0 ? 'Nobody' : who.join(', ')} on call: ${name}`);
        }),
  );
  const title = feed.schedule === undefined ? 'On call' : `On call: ${schedules[0]?.name ?? 'a retired schedule'}`;
  return ok(calendarText(title, events, now));
}

const PAST_MINUTES = 7 * 24 * 60;

const noSuchCalendar: AppError = {
  kind: 'not_found',
  code: 'oncall/no-such-calendar',
  public: 'There is no such calendar address, or it no longer works.',
  remedy: 'Its owner can create a new one: muster calendar create.',
};
