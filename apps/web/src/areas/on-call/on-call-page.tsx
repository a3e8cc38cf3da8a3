import { nobodyOnCall, ownHandWords } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { useMay } from '../session/use-session.ts';
import { CalendarPanel } from './calendar.tsx';
import { OnCallList } from './on-call-list.tsx';
import { onCallQuery } from './on-call-queries.ts';
import { ImportSchedulesButton } from './import-button.tsx';
import { PathsPanel } from './paths-panel.tsx';
import { NewScheduleButton } from './schedule-editor.tsx';
import './on-call.css';

/** Who is paged now and later: the fixed list, and schedules with rotations. */
export function OnCallPage() {
  const onCall = useQuery(onCallQuery);
  const maySet = useMay('oncall.set');
  const maySwap = useMay('oncall.swap');
  const people = onCall.data?.people ?? [];
  const list = onCall.data?.list ?? [];
  const bySchedule = people.filter(({ id }) => !list.some((each) => each.id === id));
  const ownHand = ownHandWords(onCall.data?.unseparated ?? []);
  return (
    <Page
      title="On-call"
      lead="Everyone on call is paged at once when an incident needs somebody. Somebody else puts you on call; you can take yourself off."
      actions={
        <>
          <VerbButton verb="oncall.away" may={maySwap}>
            Set time away
          </VerbButton>
          <ImportSchedulesButton may={maySet} />
          <NewScheduleButton may={maySet} />
          <Link to="/on-call/readiness">Readiness and load</Link>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="On call now" aside={<span className="soft numbers">{people.length}</span>}>
          {onCall.isSuccess && people.length === 0 ? (
            <p className="nobody">{nobodyOnCall(onCall.data.calledInstead)}</p>
          ) : null}
          {ownHand === undefined ? null : <p role="note">{ownHand}</p>}
          {bySchedule.length === 0 ? null : (
            <ul className="shift-list" aria-label="On call by a schedule">
              {bySchedule.map((person) => (
                <li key={person.id}>
                  <Person person={person} detail="by a schedule" />
                </li>
              ))}
            </ul>
          )}
          <ProblemNote problem={onCall.isError ? problemOf(onCall.error) : undefined} />
        </Panel>
        <CalendarPanel />
        <PathsPanel may={maySet} />
        <Panel title="Always on call" aside={<span className="soft numbers">{list.length}</span>}>
          <Guarded may={maySet}>
            <WhyNot />
            <OnCallList people={list} mayPutSelf={onCall.data?.mayPutSelf === true} />
          </Guarded>
        </Panel>
      </div>
    </Page>
  );
}
