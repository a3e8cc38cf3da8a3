import type { OnCallCalendar } from '@muster/api-client';
import { Button, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { localMoment } from '../../kit/time/format-time.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { useServerNow } from '../../live/server-clock.ts';
import { barsOf, daysFrom, startOf, type Bar, type Lane } from './lanes.ts';
import { calendarQuery } from './on-call-queries.ts';

const DAYS = 14;

/** Shifts: a lane per schedule, two weeks at a time, past or future. */
export function CalendarPanel() {
  const [spans, setSpans] = useState(0);
  const today = useServerNow();
  const start = startOf(today, DAYS, spans);
  const until = startOf(start, DAYS, 1);
  const asked = useQuery(calendarQuery(start.toISOString(), until.toISOString()));
  return (
    <Panel
      title="Shifts"
      aside={
        <span className="row">
          <Button size="compact-sm" variant="default" onClick={() => setSpans(spans - 1)}>
            Earlier
          </Button>
          <Button size="compact-sm" variant="default" disabled={spans === 0} onClick={() => setSpans(0)}>
            Today
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setSpans(spans + 1)}>
            Later
          </Button>
        </span>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.data === undefined ? (
        asked.isError ? null : (
          <Waiting what="the calendar" />
        )
      ) : (
        <Lanes calendar={asked.data} start={start} now={today} />
      )}
    </Panel>
  );
}

function Lanes({ calendar, start, now }: { calendar: OnCallCalendar; start: Date; now: Date }) {
  const [from, until] = [Date.parse(calendar.from), Date.parse(calendar.until)];
  const at = ((now.getTime() - from) / (until - from)) * 100;
  return (
    <div className="lanes">
      <div className="lane-days" aria-hidden="true">
        {daysFrom(start, DAYS).map((day) => (
          <span key={day.toISOString()} className={day.getDay() === 1 ? 'lane-monday' : undefined}>
            {day.getDate()}
            <span className="lane-weekday"> {WEEKDAY.format(day)}</span>
          </span>
        ))}
      </div>
      {calendar.lanes.map((lane) => (
        <LaneRow key={lane.schedule} lane={lane} bars={barsOf(lane.shifts, calendar)} now={at} />
      ))}
    </div>
  );
}

function LaneRow({ lane, bars, now }: { lane: Lane; bars: readonly Bar[]; now: number }) {
  return (
    <section className="lane" aria-label={lane.name}>
      <h3 className="lane-name">
        {lane.isList ? (
          lane.name
        ) : (
          <Link to="/on-call/$id" params={{ id: lane.schedule }}>
            {lane.name}
          </Link>
        )}
        {lane.wakes ? null : <span className="soft small"> not paged by incidents</span>}
        {lane.covers.length === 0 ? null : <span className="chip">cover requested</span>}
      </h3>
      <ol className="lane-bars">
        {bars.map((bar) => (
          <LaneBar key={bar.key} bar={bar} />
        ))}
        {now < 0 || now > 100 ? null : <li className="lane-now" style={{ left: `${now}%` }} aria-hidden="true" />}
      </ol>
    </section>
  );
}

function LaneBar({ bar }: { bar: Bar }) {
  const { left, width, people, isStandIn } = bar;
  const who = people.length === 0 ? 'nobody' : people.map(({ name, initials }) => name ?? initials).join(', ');
  const when = `${localMoment(new Date(bar.from))} – ${localMoment(new Date(bar.until))}`;
  return (
    <li
      className={`lane-bar${people.length === 0 ? ' lane-gap' : ''}${isStandIn ? ' lane-stand-in' : ''}`}
      style={{ left: `${left}%`, width: `${width}%` }}
      title={`${who}${isStandIn ? ' (standing in)' : ''}\n${when}`}
    >
      <VisuallyHidden>
        {who}
        {isStandIn ? ', standing in' : ''}: {when}
      </VisuallyHidden>
      <span aria-hidden="true" className="lane-who">
        {people.length === 0 ? 'nobody' : width > WIDE ? who : people.map(({ initials }) => initials).join(' ')}
      </span>
    </li>
  );
}

/** In percent of the lane: narrower bars show initials only. */
const WIDE = 20;
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'narrow' });
