import { answerOf } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';

const groupRolesQuery = queryOptions({
  queryKey: ['group-roles'],
  queryFn: async () => (await answerOf(api.GET('/v1/group-roles'))).items,
});

const proposalsQuery = infiniteQueryOptions({
  queryKey: ['role-proposals'],
  queryFn: ({ pageParam }) => {
    const query = { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) };
    return answerOf(api.GET('/v1/role-proposals', { params: { query } }));
  },
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Mapped groups and what they propose: a sign-in changes no roles by itself (GOV 1.1). */
export function GroupsPanel() {
  const may = useMay('role.grant');
  if (may?.allowed !== true) return null;
  return <Groups />;
}

function Groups() {
  const may = useMay('role.grant');
  const groups = useQuery(groupRolesQuery);
  const proposals = useInfiniteQuery(proposalsQuery);
  const waiting = proposals.data?.pages.flatMap((page) => page.items) ?? [];
  const failed = [groups, proposals].find(({ isError }) => isError);
  return (
    <>
      <Panel title="Proposed by groups">
        <p className="soft small">
          When somebody signs in, the roles that their groups map to are proposed, and the removal of those that they no
          longer map to. Nothing changes until somebody else accepts it. <ClauseChip id="1.1" />
        </p>
        <ProblemNote problem={failed === undefined ? undefined : problemOf(failed.error)} />
        {proposals.isSuccess && waiting.length === 0 ? <p className="soft">No proposals are waiting.</p> : null}
        {waiting.map(({ id, member, change, title, team, provider, proposedAt }) => (
          <p key={id}>
            <Person person={member} /> {change === 'give' ? 'would get' : 'would lose'} <strong>{title}</strong>
            {team === undefined ? '' : ` in ${team}`}{' '}
            <span className="soft small">
              by {provider}, <Time at={proposedAt} />
            </span>{' '}
            <VerbButton
              verb="role-proposal.accept"
              may={may}
              acted={{ key: { id } }}
              isCompact
              label={`Accept ${title}`}
            >
              Accept
            </VerbButton>{' '}
            <VerbButton
              verb="role-proposal.decline"
              may={may}
              acted={{ key: { id } }}
              isCompact
              label={`Decline ${title}`}
            >
              Decline
            </VerbButton>
          </p>
        ))}
        <OlderOnes list={proposals} />
      </Panel>
      <Panel title="Mapped groups">
        <VerbButton verb="group-role.add" may={may} isCompact>
          Map a group
        </VerbButton>
        {(groups.data ?? []).map(({ id, provider, group, title, team }) => (
          <p key={id}>
            <strong>{group}</strong> <span className="soft">at {provider}</span> maps to <strong>{title}</strong>
            {team === undefined ? '' : ` in ${team}`}{' '}
            <VerbButton verb="group-role.remove" may={may} acted={{ key: { id } }} isCompact label={`Remove ${group}`}>
              Remove
            </VerbButton>
          </p>
        ))}
      </Panel>
    </>
  );
}
