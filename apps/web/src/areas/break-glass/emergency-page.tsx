import { answerOf } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';

const EVENTS = [
  ['Requested', 'requestedAt'],
  ['Approved', 'approvedAt'],
  ['Declined', 'declinedAt'],
  ['Valid until', 'expiresAt'],
  ['Lapsed', 'lapsedAt'],
  ['Applied', 'appliedAt'],
  ['Re-apply by', 'reapplyBy'],
  ['Not re-applied in time', 'missedAt'],
  ['Reverted', 'revertedAt'],
  ['Re-applied', 'reappliedAt'],
  ['Ratified by the commander', 'commandRatifiedAt'],
  ['Ratified by Governance', 'governanceRatifiedAt'],
] as const;

/** The page of one emergency change, with the actions possible on it. */
export function EmergencyPage() {
  const { id } = useParams({ from: '/members/break-glass/$id' });
  const asked = useQuery({
    queryKey: ['break-glass', id],
    queryFn: () => answerOf(api.GET('/v1/break-glass/{id}', { params: { path: { id } } })),
    refetchInterval: 15_000,
  });
  return (
    <OneThing
      asked={asked}
      name="Emergency change"
      absent="This emergency change does not exist, or you do not have access to it."
      back={<Link to="/break-glass">All emergency changes</Link>}
    >
      {(it) => {
        const acted = { key: { id }, version: it.version };
        return (
          <Page
            title={`Emergency change ${it.commit.slice(0, 12)}`}
            actions={
              <>
                <VerbButton verb="break-glass.approve" may={it.may.approve} acted={acted} isMain>
                  Approve
                </VerbButton>
                <VerbButton verb="break-glass.decline" may={it.may.decline} acted={acted}>
                  Decline
                </VerbButton>
                <VerbButton verb="break-glass.apply" may={it.may.apply} acted={acted}>
                  Mark applied
                </VerbButton>
                <VerbButton verb="break-glass.review" may={it.may.review} acted={acted}>
                  Write the retrospective
                </VerbButton>
              </>
            }
          >
            <div className="inset stack">
              <Panel title="Status" aside={<ClauseChip id="5.3.1" />}>
                <Definitions>
                  <Definition name="State">
                    <span className="chip">{it.standing}</span>
                  </Definition>
                  <Definition name="Incident">
                    <Link to="/incidents/$code" params={{ code: it.incident }}>
                      {it.incident}
                    </Link>
                  </Definition>
                  <Definition name="Asked by">
                    <Person person={it.requestedBy} />
                  </Definition>
                  {it.approvedBy === undefined ? null : (
                    <Definition name="Approved by">
                      <Person person={it.approvedBy} />
                      {it.selfApproved ? ' (who was involved in it: nobody else was on call)' : ''}
                    </Definition>
                  )}
                  {EVENTS.map(([name, key]) => {
                    const at = it[key];
                    return at === undefined ? null : (
                      <Definition key={key} name={name}>
                        <Time at={at} as="absolute" />
                      </Definition>
                    );
                  })}
                </Definitions>
              </Panel>
              <Panel title="Why it could not wait">
                <p>
                  <Words text={it.justification} />
                </p>
              </Panel>
              {it.retrospective === undefined ? null : (
                <Panel title="Retrospective">
                  <p>
                    <Words text={it.retrospective} />
                  </p>
                </Panel>
              )}
            </div>
          </Page>
        );
      }}
    </OneThing>
  );
}
