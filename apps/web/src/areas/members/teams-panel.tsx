import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { teamsQuery } from './member-queries.ts';
import { TeamRow } from './team-row.tsx';

/** Teams own services and alerts; what a team keeps to itself only its members know of (6.2). */
export function TeamsPanel({ members }: { members: readonly Member[] }) {
  const queries = useQueryClient();
  const teams = useQuery(teamsQuery);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/teams', { body: { name: name.trim() } })),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  });
  const problem = teams.error ?? create.error;
  return (
    <Panel title="Teams" aside={<span className="soft small">who owns what, and sees what is kept to a team</span>}>
      <ul>
        {(teams.data ?? []).map((team) => (
          <TeamRow key={team.id} team={team} members={members} />
        ))}
      </ul>
      <form
        className="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label="Name"
          placeholder="fraud models"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={create.isPending} disabled={name.trim() === ''}>
          Create
        </Button>
      </form>
      <ProblemNote problem={problem === null ? undefined : problemOf(problem)} />
    </Panel>
  );
}
