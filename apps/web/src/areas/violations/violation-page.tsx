import type { Violation } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';
import { violationQuery } from './violation-queries.ts';

/** The page of one violation. */
export function ViolationPage() {
  const { id } = useParams({ from: '/members/violations/$id' });
  return (
    <OneThing
      asked={useQuery(violationQuery(id))}
      name="Violation"
      absent="There is no violation at this address, or you do not handle it."
      back={<Link to="/violations">All violations</Link>}
    >
      {(violation) => <OpenedViolation violation={violation} />}
    </OneThing>
  );
}

function OpenedViolation({ violation }: { violation: Violation }) {
  const { id, clause, source, about, reporter, state, intent, outcomes, repeats, messages, may, version } = violation;
  const acted = { key: { id }, version };
  return (
    <Page
      title={clause === undefined ? 'Violation' : `Violation of ${clause}`}
      actions={
        <>
          <VerbButton verb="violation.triage" may={may.triage} acted={acted} isMain={state === 'reported'}>
            Triage
          </VerbButton>
          <VerbButton verb="violation.answer" may={may.answer} acted={acted}>
            Write to the reporter
          </VerbButton>
          <VerbButton verb="violation.decide" may={may.decide} acted={acted} isMain={state === 'triaged'}>
            Decide
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Status" aside={<ClauseChip id="10.1" />}>
          <Definitions>
            <Definition name="State">
              <span className="chip">{state}</span>
            </Definition>
            <Definition name="Reported">
              {source === 'gate' ? 'by a gate' : source === 'anonymous' ? 'anonymously' : null}
              {reporter === undefined ? null : <Person person={reporter} />} <Time at={violation.reportedAt} />
            </Definition>
            <Definition name="About">
              {about.length === 0 ? <span className="soft">nobody named yet</span> : null}
              {about.map((person) => (
                <Person key={person.id} person={person} />
              ))}
            </Definition>
            <Definition name="Intent">{intent}</Definition>
            <Definition name="Repeats">{repeats}</Definition>
            {outcomes.length === 0 ? null : (
              <Definition name="Outcome">{outcomes.map((each) => each.replaceAll('-', ' ')).join(', ')}</Definition>
            )}
          </Definitions>
        </Panel>
        <Panel title="What was said">
          {messages.map(({ author, person, text, at }) => (
            <div key={`${at}/${text}`}>
              <p className="soft small">
                {person === undefined ? authorWords[author] : <Person person={person} />} <Time at={at} />
              </p>
              <p>
                <Words text={text} />
              </p>
            </div>
          ))}
        </Panel>
      </div>
    </Page>
  );
}

const authorWords = { reporter: 'The reporter', handler: 'Platform Governance', gate: 'Muster' } as const;
