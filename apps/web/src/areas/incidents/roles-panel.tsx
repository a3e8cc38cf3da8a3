import type { Incident } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { useSession } from '../session/use-session.ts';
import { CommanderSeat } from './commander-seat.tsx';
import { commandStep } from './next-step.ts';
import { StepDialog } from './step-dialog.tsx';
import { useAct } from './use-act.ts';

/** Who has which role here, and since when. */
export function RolesPanel({ incident }: { incident: Incident }) {
  const { commander, declaredBy, declaredAt, confirmedAt } = incident;
  return (
    <Panel title="Roles">
      <Definitions>
        <Definition name="Commander">
          <CommanderSeat incident={incident} withStandIn />
          {commander?.named === true ? <Since at={commander.since} /> : null}
          <div className="no-print stack">
            {commander?.named === true ? null : <TakeCommand incident={incident} />}
            <NameCommander incident={incident} />
          </div>
        </Definition>
        <Definition name="Declared by">
          {declaredBy === undefined ? 'an alert' : <Person person={declaredBy} />} <Since at={declaredAt} />
        </Definition>
        {incident.teamId === undefined ? null : (
          <Definition name="Team">
            <TeamName id={incident.teamId} />
            {incident.visibility === 'team' ? (
              <span className="soft small"> · visible only to them, people on call and readers of the whole log</span>
            ) : null}
          </Definition>
        )}
        {incident.service === undefined ? null : (
          <Definition name="About">
            <Link to="/catalog/$name" params={{ name: incident.service }}>
              {incident.service}
            </Link>
          </Definition>
        )}
        {confirmedAt === undefined ? null : (
          <Definition name="Confirmed">
            by the on-call SRE <Since at={confirmedAt} />
          </Definition>
        )}
      </Definitions>
    </Panel>
  );
}

function TeamName({ id }: { id: string }) {
  return useQuery(teamsQuery).data?.find((team) => team.id === id)?.name ?? '…';
}

function TakeCommand({ incident }: { incident: Incident }) {
  const act = useAct(incident);
  return (
    <div className="no-print stack">
      <GuardedButton
        may={incident.may['take-command']}
        isBusy={act.isPending}
        onAct={() => act.mutate({ verb: 'take-command' })}
      >
        Take command
      </GuardedButton>
      <ProblemNote
        problem={act.error === null ? undefined : problemOf(act.error)}
        onRetry={() => act.variables && act.mutate(act.variables)}
      />
    </div>
  );
}

/** For a person who may give command to another without having it: the incident was escalated to them (R38). */
function NameCommander({ incident }: { incident: Incident }) {
  const step = commandStep(incident, useSession()?.principal.id);
  const [isAsking, setIsAsking] = useState(false);
  if (!incident.may['hand-over'].allowed || step.words !== 'Name a commander') return null;
  return (
    <div className="no-print stack">
      <GuardedButton onAct={() => setIsAsking(true)}>{step.words}</GuardedButton>
      {isAsking ? <StepDialog step={step} incident={incident} onClose={() => setIsAsking(false)} /> : null}
    </div>
  );
}

function Since({ at }: { at: string }) {
  return (
    <span className="soft small">
      {' '}
      <Time at={at} as="time-of-day" />
    </span>
  );
}
