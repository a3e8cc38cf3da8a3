import { answerOf } from '@muster/api-client';
import type { Member, Team } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Person } from '../../kit/person.tsx';
import { useGuard } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** A team and who is in it. */
export function TeamRow({ team, members }: { team: Team; members: readonly Member[] }) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['teams'] });
  const join = useMutation({
    mutationFn: (principalId: string) =>
      answerOf(api.POST('/v1/teams/{id}/add-member', { params: { path: { id: team.id } }, body: { principalId } })),
    onSettled,
  });
  const leave = useMutation({
    mutationFn: (principalId: string) =>
      answerOf(api.POST('/v1/teams/{id}/remove-member', { params: { path: { id: team.id } }, body: { principalId } })),
    onSettled,
  });
  const inside = new Set(team.members.map(({ id }) => id));
  const others = members.filter(({ id, state }) => state === 'active' && !inside.has(id));
  const guard = useGuard();
  const fields = useFields({ labels: { '/principalId': `Add somebody to ${team.name}` }, error: join.error });
  const { label, error, disabled = join.isPending || others.length === 0 } = fields.field('/principalId');
  return (
    <li className="team">
      <strong className="grow">{team.name}</strong>
      <NativeSelect
        aria-label={label}
        error={error}
        value=""
        disabled={disabled}
        onChange={(event) => event.currentTarget.value !== '' && join.mutate(event.currentTarget.value)}
        data={[
          { value: '', label: 'Add somebody' },
          ...others.map(({ id, name, initials }) => ({ value: id, label: name ?? initials })),
        ]}
      />
      <ul className="team-members">
        {team.members.length === 0 ? <li className="soft small">Nobody yet</li> : null}
        {team.members.map((person) => (
          <li key={person.id}>
            <Person person={person} />
            <button
              type="button"
              className="team-leave"
              disabled={leave.isPending || guard !== undefined}
              aria-label={`Take ${person.name ?? person.initials} out of ${team.name}`}
              onClick={() => leave.mutate(person.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={fields.note ?? (leave.error === null ? undefined : problemOf(leave.error))} />
    </li>
  );
}
