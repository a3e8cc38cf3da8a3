import { answerOf } from '@muster/api-client';
import type { ServiceAccount } from '@muster/api-client';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Issues a key with the scopes that are named, for as long as is said, and shows it once. */
export function IssueKey({ account }: { account: ServiceAccount }) {
  const queries = useQueryClient();
  const [scopes, setScopes] = useState('incidents:read, incidents:report');
  const [days, setDays] = useState('90');
  const issue = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/service-accounts/{id}/keys', {
          params: { path: { id: account.id } },
          body: { scopes: scopes.split(/[\s,]+/).filter(Boolean), expiresInDays: Number(days) },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['service-accounts'] }),
  });
  const fields = useFields({ labels: { '/scopes': 'Scopes', '/expiresInDays': 'Days' }, error: issue.error });
  return (
    <details>
      <summary>New key</summary>
      <Form fields={fields} className="one-line" onSend={() => issue.mutate()}>
        <TextInput
          {...fields.field('/scopes')}
          className="grow"
          required
          value={scopes}
          onChange={(event) => setScopes(event.currentTarget.value)}
        />
        <TextInput
          {...fields.field('/expiresInDays')}
          type="number"
          min={1}
          w={90}
          required
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
        <GuardedButton isBusy={issue.isPending}>Issue</GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
      {issue.data === undefined ? null : (
        <>
          <p className="small">Shown once; Muster keeps a hash of it.</p>
          <CopyLine text={issue.data.key} />
        </>
      )}
    </details>
  );
}
