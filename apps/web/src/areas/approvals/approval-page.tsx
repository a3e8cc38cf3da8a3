import type { Approval } from '@muster/api-client';
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
import { approvalQuery } from './approval-queries.ts';
import { stateOf } from './approvals-page.tsx';

/** The page of one request. */
export function ApprovalPage() {
  const { id } = useParams({ from: '/members/approvals/$id' });
  return (
    <OneThing
      asked={useQuery({ ...approvalQuery(id), refetchInterval: 15_000 })}
      name="Request"
      absent="This request does not exist, or you do not have access to what it is about."
      back={<Link to="/approvals">All requests</Link>}
    >
      {(request) => <OpenedRequest request={request} />}
    </OneThing>
  );
}

function OpenedRequest({ request }: { request: Approval }) {
  const { id, asks, title, may, version, mode, votes, deciders } = request;
  const acted = { key: { id }, version };
  return (
    <Page
      title={`${asks}: ${title}`}
      actions={
        <>
          <VerbButton verb="approval.approve" may={may.approve} acted={acted} isMain>
            {mode === 'after' ? 'Ratify' : 'Approve'}
          </VerbButton>
          <VerbButton verb="approval.decline" may={may.decline} acted={acted}>
            Decline
          </VerbButton>
          {may.withdraw?.allowed ? (
            <VerbButton verb="approval.withdraw" may={may.withdraw} acted={acted}>
              Withdraw
            </VerbButton>
          ) : null}
          {may.remind?.allowed ? (
            <VerbButton verb="approval.remind" may={may.remind} acted={acted}>
              Remind
            </VerbButton>
          ) : null}
        </>
      }
    >
      <div className="inset stack">
        {request.unseparated ? (
          <p role="note">
            <strong>Unseparated.</strong> Nobody else could decide this, so the requester did. It is waiting to be
            ratified.
          </p>
        ) : null}
        {request.changed ? (
          <p role="note">
            <strong>It has changed.</strong> What this request is about has changed since the request was made.
          </p>
        ) : null}
        <Panel title="The request" aside={<ClauseChip id={request.clause} />}>
          <p>
            {request.reason === undefined ? (
              <span className="soft">The reason is shown only to those involved.</span>
            ) : (
              <Words text={request.reason} />
            )}
          </p>
          <Definitions>
            <Definition name="State">
              <span className="chip">{stateOf(request)}</span>
            </Definition>
            <Definition name="Asked by">
              <Person person={request.requestedBy} /> <Time at={request.requestedAt} />
            </Definition>
            {request.about === undefined ? null : (
              <Definition name="About">
                <Person person={request.about} />
              </Definition>
            )}
            <Definition name="Approvals">
              {request.given} of {request.needed}
            </Definition>
            <Definition name={request.decidedAt === undefined ? 'Until' : 'Decided'}>
              {request.decidedAt === undefined ? (
                <Time at={request.expiresAt} as="absolute" />
              ) : (
                <Time at={request.decidedAt} />
              )}
            </Definition>
          </Definitions>
        </Panel>
        {request.state === 'open' ? (
          <Panel title="Who can decide now">
            {deciders.length === 0 ? <p className="soft">Nobody right now.</p> : null}
            {deciders.map((person) => (
              <Person key={person.id} person={person} />
            ))}
          </Panel>
        ) : null}
        {votes.length === 0 ? null : (
          <Panel title="Votes">
            {votes.map(({ voter, inPlaceOf, verdict, reason, at, counts }) => (
              <p key={voter.id}>
                <Person person={voter} /> {verdict}d
                {inPlaceOf === undefined ? '' : ` in place of ${inPlaceOf.name ?? inPlaceOf.initials}`} <Time at={at} />
                {counts ? '' : ' · no longer counts'}
                {reason === undefined ? '' : `: ${reason}`}
              </p>
            ))}
          </Panel>
        )}
      </div>
    </Page>
  );
}
