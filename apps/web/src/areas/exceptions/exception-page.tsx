import type { Exception } from '@muster/api-client';
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
import { exceptionQuery } from './exception-queries.ts';
import { standingWords } from './exceptions-page.tsx';

/** The page of one exception. */
export function ExceptionPage() {
  const { id } = useParams({ from: '/members/exceptions/$id' });
  return (
    <OneThing
      asked={useQuery({ ...exceptionQuery(id), refetchInterval: 15_000 })}
      name="Exception"
      absent="This exception does not exist, or you do not have access to it."
      back={<Link to="/exceptions">All exceptions</Link>}
    >
      {(exception) => <OpenedException exception={exception} />}
    </OneThing>
  );
}

function OpenedException({ exception }: { exception: Exception }) {
  const { id, clause, scope, standing, may, version, incident, approval, renews, earlier } = exception;
  const acted = { key: { id }, version };
  return (
    <Page
      title={`Exception to ${clause}: ${scope}`}
      actions={
        <>
          <VerbButton verb="exception.renew" may={may.renew} acted={acted}>
            Ask to renew
          </VerbButton>
          <VerbButton verb="exception.end" may={may.end} acted={acted}>
            End it now
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Status" aside={<ClauseChip id={clause} />}>
          <Definitions>
            <Definition name="State">
              <span className="chip">{standingWords[standing]}</span>
            </Definition>
            <Definition name="Until">
              <Time at={exception.expiresAt} as="absolute" />
            </Definition>
            <Definition name="Asked by">
              <Person person={exception.requestedBy} /> <Time at={exception.requestedAt} />
            </Definition>
            <Definition name="Incident">
              {incident === undefined ? (
                <span className="soft">none, or not visible to you</span>
              ) : (
                <Link to="/incidents/$code" params={{ code: incident }}>
                  {incident}
                </Link>
              )}
            </Definition>
            <Definition name="Approved before">
              {earlier === 0 ? 'never' : `${earlier} ${earlier === 1 ? 'time' : 'times'}`}
            </Definition>
          </Definitions>
          {approval === undefined ? null : (
            <p>
              <Link to="/approvals/$id" params={{ id: approval }}>
                The request and who decides it
              </Link>
            </p>
          )}
          {renews === undefined ? null : (
            <p>
              <Link to="/exceptions/$id" params={{ id: renews }}>
                The exception it renews
              </Link>
            </p>
          )}
        </Panel>
        <Panel title="Why it is needed">
          <p>
            <Words text={exception.justification} />
          </p>
        </Panel>
        <Panel title="Compensating control">
          <p>
            <Words text={exception.compensatingControl} />
          </p>
        </Panel>
      </div>
    </Page>
  );
}
