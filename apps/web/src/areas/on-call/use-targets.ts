import { useQuery } from '@tanstack/react-query';
import { membersQuery, teamsQuery } from '../members/member-queries.ts';
import { policyQuery } from '../policy/policy-queries.ts';
import { schedulesQuery } from './on-call-queries.ts';

/** The possible targets of a step, by kind, as options. */
export function useTargets() {
  const schedules = useQuery(schedulesQuery).data ?? [];
  const members = useQuery(membersQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const roles = Object.entries(useQuery(policyQuery).data?.roleTitles ?? {});
  return [
    { group: 'On call in', items: schedules.map(({ id, name }) => ({ value: `schedule:${id}`, label: name })) },
    {
      group: 'Person',
      items: members
        .filter(({ state }) => state === 'active')
        .map(({ id, name, initials }) => ({ value: `person:${id}`, label: name ?? initials })),
    },
    { group: 'Role', items: roles.map(([id, title]) => ({ value: `role:${id}`, label: title })) },
    { group: 'Everybody in', items: teams.map(({ id, name }) => ({ value: `team:${id}`, label: name })) },
  ];
}
