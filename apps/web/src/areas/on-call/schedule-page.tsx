import type { Person as PersonShape, SchedulePage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { scheduleQuery } from './on-call-queries.ts';
import { rotationWords } from './rotation-words.ts';
import { EditScheduleButton } from './schedule-editor.tsx';
import './on-call.css';

/** The page of one schedule. */
export function SchedulePage() {
  const { id } = useParams({ from: '/members/on-call/$id' });
  return (
    <OneThing
      asked={useQuery(scheduleQuery(id))}
      name="Schedule"
      absent="This schedule does not exist or has been retired."
      back={<Link to="/on-call">All of on-call</Link>}
    >
      {(schedule) => <OpenedSchedule schedule={schedule} />}
    </OneThing>
  );
}

function OpenedSchedule({ schedule }: { schedule: Shown }) {
  const { id, name, may, version, now, next, until, wakes, plan, planned, shifts, standIns, covers } = schedule;
  const acted = { key: { id } };
  const seen = { key: { id }, version };
  const known = new Map(schedule.people.map((person) => [person.id, person]));
  return (
    <Page
      title={name}
      lead={wakes ? 'Incidents page whoever is on call here.' : 'Incidents do not page whoever is on call here.'}
      actions={
        <>
          <VerbButton verb="schedule.take" may={may.take} acted={acted} isMain>
            Take the shift
          </VerbButton>
          <VerbButton verb="schedule.ask-cover" may={may['ask-cover']} acted={acted}>
            Ask for cover
          </VerbButton>
          <VerbButton verb="schedule.give" may={may.give} acted={acted}>
            Give the shift
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="On call">
          <Definitions>
            <Definition name="Now">
              <People people={now} />
              {until === undefined ? null : (
                <span className="soft">
                  {' '}
                  until <Time at={until} as="absolute" />
                </span>
              )}
            </Definition>
            <Definition name="Next">
              <People people={next} />
            </Definition>
          </Definitions>
        </Panel>
        {covers.length === 0 ? null : (
          <Panel title="Cover requested">
            <ul className="shift-list">
              {covers.map((cover) => (
                <li key={cover.id}>
                  <Named id={cover.person} known={known} />
                  <Span from={cover.from} until={cover.until} />
                  <VerbButton
                    verb="schedule.take"
                    may={may.take}
                    acted={acted}
                    given={{ instead: cover.person, begins: cover.from, ends: cover.until }}
                    isCompact
                  >
                    Take it
                  </VerbButton>
                  <VerbButton verb="schedule.keep" may={may.keep} acted={acted} given={{ cover: cover.id }} isCompact>
                    Keep it
                  </VerbButton>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel
          title="Shifts"
          aside={
            <VerbButton verb="schedule.override" may={may.override} acted={acted} isCompact>
              Put somebody on call for a time
            </VerbButton>
          }
        >
          <ul className="shift-list">
            {shifts.map((shift) => (
              <li key={shift.from}>
                <Span from={shift.from} until={shift.until} />
                {shift.people.length === 0 ? <strong className="nobody">nobody</strong> : null}
                {shift.people.map((person) => (
                  <Named
                    key={person}
                    id={person}
                    known={known}
                    detail={shift.standsIn.includes(person) ? 'standing in' : undefined}
                  />
                ))}
              </li>
            ))}
          </ul>
        </Panel>
        {standIns.length === 0 ? null : (
          <Panel title="Who stands in">
            <ul className="shift-list">
              {standIns.map((each) => (
                <li key={each.id}>
                  <Span from={each.from} until={each.until} />
                  {each.person === undefined ? 'nobody' : <Named id={each.person} known={known} />}
                  <span className="soft">instead of</span>
                  {each.instead === undefined ? 'everybody' : <Named id={each.instead} known={known} />}
                  <VerbButton
                    verb="schedule.put-back"
                    may={may['put-back']}
                    acted={acted}
                    given={{ override: each.id }}
                    isCompact
                  >
                    End the override
                  </VerbButton>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel title="Rotations" aside={<EditScheduleButton schedule={schedule} />}>
          {plan.rotations.length === 0 ? <p className="soft">None.</p> : null}
          {plan.rotations.map((rotation) => (
            <div key={rotation.id}>
              <p>
                <strong>{rotation.name}</strong>: {rotationWords(rotation, plan.zone)}
              </p>
              <ol>
                {rotation.turns.map((people, turn) => (
                  <li key={turn}>
                    {people.length === 0 ? <span className="soft">nobody</span> : null}
                    {people.map((person) => (
                      <Named key={person} id={person} known={known} />
                    ))}
                  </li>
                ))}
              </ol>
            </div>
          ))}
          {planned.map(({ from }) => (
            <p key={from} role="note">
              From <Time at={from} as="absolute" /> on, different rotations apply.
            </p>
          ))}
        </Panel>
        <div className="row">
          <VerbButton verb="schedule.change" may={may.change} acted={seen}>
            Rename, or set whether it pages
          </VerbButton>
          <VerbButton verb="schedule.retire" may={may.retire} acted={seen}>
            Retire
          </VerbButton>
        </div>
      </div>
    </Page>
  );
}

const People = ({ people }: { people: readonly PersonShape[] }) =>
  people.length === 0 ? (
    <strong className="nobody">nobody</strong>
  ) : (
    people.map((person) => <Person key={person.id} person={person} />)
  );

function Named({
  id,
  known,
  detail,
}: {
  id: string;
  known: ReadonlyMap<string, PersonShape>;
  detail?: string | undefined;
}) {
  const person = known.get(id) ?? { id, initials: '?' };
  return <Person person={person} {...(detail === undefined ? {} : { detail })} />;
}

const Span = ({ from, until }: { from: string; until: string }) => (
  <span>
    <Time at={from} as="absolute" /> – <Time at={until} as="absolute" />
  </span>
);
