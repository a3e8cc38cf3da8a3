import type { Member } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-may.ts';
import { teamsQuery } from './member-queries.ts';
import { TeamRow } from './team-row.tsx';

/** Teams own services and alerts; what a team keeps to itself only its members know of (6.2). */
export function TeamsPanel({ members }: { members: readonly Member[] }) {
  const teams = useQuery(teamsQuery);
  const mayArrange = useMay('team.arrange');
  return (
    <Panel title="Teams" aside={<span className="soft small">who owns what, and sees what is kept to a team</span>}>
      <ProblemNote problem={teams.isError ? problemOf(teams.error) : undefined} />
      <Guarded may={mayArrange}>
        <WhyNot />
        <ul>
          {(teams.data ?? []).map((team) => (
            <TeamRow key={team.id} team={team} members={members} />
          ))}
        </ul>
        <VerbButton verb="team.create" may={mayArrange}>
          Create a team
        </VerbButton>
      </Guarded>
    </Panel>
  );
}
