import type { OnCallReadiness } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { calendarsQuery, coverageQuery, loadQuery, readinessQuery } from './on-call-queries.ts';
import './on-call.css';

/** Whether people on call can be reached, their past load, and the reader's own calendars. */
export function ReadinessPage() {
  const ready = useQuery(readinessQuery);
  const people = ready.data ?? [];
  const missing = people.filter((each) => !each.ready).length;
  return (
    <Page
      title="Readiness and load"
      lead="Everyone who is on call, now or later, should be known to be reachable before they are called."
      actions={
        <>
          <VerbButton verb="page.test" isMain>
            Send me a test page
          </VerbButton>
          <Link to="/on-call">All of on-call</Link>
        </>
      }
    >
      <div className="inset stack">
        <Panel
          title="Ready"
          aside={
            <span className="soft numbers">
              {people.length - missing} of {people.length}
            </span>
          }
        >
          <ProblemNote problem={ready.isError ? problemOf(ready.error) : undefined} />
          {ready.isSuccess && people.length === 0 ? (
            <Emptiness command="muster schedule create <name>">Nobody is on call, now or soon.</Emptiness>
          ) : null}
          <ul className="shift-list" aria-label="Readiness">
            {people.map((each) => (
              <Ready key={each.person.id} each={each} />
            ))}
          </ul>
        </Panel>
        <LoadPanel />
        <CoveragePanel />
        <CalendarsPanel />
      </div>
    </Page>
  );
}

function Ready({ each: { person, ready, says, ways, lastReachedAt, schedule, from } }: { each: OnCallReadiness }) {
  return (
    <li>
      <Person person={person} />
      <strong className={ready ? 'ready' : 'nobody'}>{ready ? 'ready' : 'not ready'}</strong>
      <span>{says}</span>
      <span className="soft">
        {ways.length === 0 ? 'no contact method' : ways.join(', ')}
        {lastReachedAt === undefined ? '' : ', last reached '}
        {lastReachedAt === undefined ? null : <Time at={lastReachedAt} />}
      </span>
      <span className="soft">
        {schedule}, from <Time at={from} as="absolute" />
      </span>
    </li>
  );
}

/** Hours, nights and pages per person over past weeks, as many as the policy looks ahead. */
function LoadPanel() {
  const loads = useQuery(loadQuery).data ?? [];
  return (
    <Panel title="Load in recent weeks">
      {loads.length === 0 ? <p className="soft">Nobody was on call.</p> : null}
      <ul className="shift-list" aria-label="Load">
        {loads.map(({ person, hours, nightHours, pages, nightPages }) => (
          <li key={person.id}>
            <Person person={person} />
            <span className="numbers">
              {hours} h, {nightHours} of them at night; paged {pages === 1 ? 'once' : `${pages} times`}
              {nightPages === 0 ? '' : `, ${nightPages} at night`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function CoveragePanel() {
  const coverage = useQuery(coverageQuery).data ?? [];
  return (
    <Panel title="Coverage in recent weeks">
      <ul className="shift-list" aria-label="Coverage">
        {coverage.map(({ schedule, name, percent, gaps, firstGap }) => (
          <li key={schedule}>
            <span>{name}</span>
            <span className="numbers">{percent} %</span>
            {firstGap === undefined ? null : (
              <span className="nobody">
                nobody on call {gaps === 1 ? 'once' : `${gaps} times`}, first from <Time at={firstGap} as="absolute" />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Calendar feeds of the reader's shifts. */
function CalendarsPanel() {
  const calendars = useQuery(calendarsQuery).data ?? [];
  return (
    <Panel
      title="My calendars"
      aside={
        <VerbButton verb="calendar.create" isCompact>
          Subscribe in a calendar
        </VerbButton>
      }
    >
      {calendars.length === 0 ? (
        <p className="soft">A secret address where your calendar can read your shifts, or those of a schedule.</p>
      ) : null}
      <ul className="shift-list" aria-label="My calendars">
        {calendars.map(({ id, name, madeAt }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="soft">
              created <Time at={madeAt} as="absolute" />
            </span>
            <VerbButton
              verb="calendar.renew"
              acted={{ key: { id } }}
              label={`Replace the address for ${name}`}
              isCompact
            >
              Replace the address
            </VerbButton>
            <VerbButton verb="calendar.revoke" acted={{ key: { id } }} label={`Revoke ${name}`} isCompact>
              Revoke
            </VerbButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
