import type { Team } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-session.ts';
import { teamsQuery } from './member-queries.ts';

/** Teams own services and alerts; only members of a team see what is private to it (6.2). */
export function TeamsPanel() {
  const teams = useQuery(teamsQuery);
  return (
    <Panel
      title="Teams"
      aside={<span className="soft small">who owns what, and who sees what is private to a team</span>}
    >
      <ProblemNote problem={teams.isError ? problemOf(teams.error) : undefined} />
      <Guarded may={useMay('team.arrange')}>
        <WhyNot />
        <ul>
          {(teams.data ?? []).map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </ul>
        <VerbButton verb="team.create">Create a team</VerbButton>
      </Guarded>
    </Panel>
  );
}

function TeamRow({ team: { id, name, members } }: { team: Team }) {
  const acted = { key: { id } };
  return (
    <li className="team">
      <strong className="grow">{name}</strong>
      <VerbButton verb="team.add-member" acted={acted} label={`Add somebody to ${name}`} isCompact>
        Add
      </VerbButton>
      <VerbButton verb="team.rename" acted={acted} label={`Rename ${name}`} isCompact>
        Rename
      </VerbButton>
      <ul className="team-members">
        {members.length === 0 ? <li className="soft small">Nobody yet</li> : null}
        {members.map((person) => (
          <li key={person.id}>
            <Person person={person} />
            <VerbButton
              verb="team.remove-member"
              acted={acted}
              given={{ principalId: person.id }}
              label={`Remove ${person.name ?? person.initials} from ${name}`}
              isCompact
            >
              Remove
            </VerbButton>
          </li>
        ))}
      </ul>
    </li>
  );
}
