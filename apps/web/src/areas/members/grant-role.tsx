import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { policyQuery } from '../policy/policy-queries.ts';

/** Grants a member a role of the policy, with a reason that goes on the record. */
export function GrantRole({ member, isSelf }: { member: Member; isSelf: boolean }) {
  const queries = useQueryClient();
  const roles = useQuery(policyQuery).data?.roles ?? [];
  const [role, setRole] = useState('');
  const [reason, setReason] = useState('');
  const grant = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/members/{id}/roles', {
          params: { path: { id: member.id } },
          body: { role, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setRole('');
      setReason('');
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  const fields = useFields({ labels: { '/role': 'Grant a role', '/reason': 'Why' }, error: grant.error });
  return (
    <Form fields={fields} onSend={() => grant.mutate()}>
      <NativeSelect
        disabled={isSelf}
        {...fields.field('/role')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={[{ value: '', label: 'Choose' }, ...roles.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <TextInput
        disabled={isSelf}
        {...fields.field('/reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {isSelf ? (
        <p className="soft small">
          Nobody grants a role to themselves. Another member of Platform Governance could (R32).
        </p>
      ) : null}
      <ProblemNote problem={fields.note} />
      <div>
        <GuardedButton isBusy={grant.isPending} isIdle={role === '' || reason.trim() === ''} isMain>
          Grant
        </GuardedButton>
      </div>
    </Form>
  );
}
