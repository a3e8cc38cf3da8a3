import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
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
        <NewTeam />
      </Guarded>
    </Panel>
  );
}

function NewTeam() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/teams', { body: { name: name.trim() } })),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['teams'] }),
  });
  const fields = useFields({ labels: { '/name': 'Name' }, error: create.error });
  return (
    <>
      <Form fields={fields} className="one-line" onSend={() => create.mutate()}>
        <TextInput
          {...fields.field('/name')}
          placeholder="fraud models"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <GuardedButton isBusy={create.isPending} isIdle={name.trim() === ''}>
          Create
        </GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
    </>
  );
}
