import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

type Act = 'suspend' | 'reinstate';
/** `onLink`: told the one-time link by which a reinstated person chooses a new password. */
type Props = Pick<Member, 'id'> & { act: Act; onLink: (url: string | undefined) => void };

/** Takes a member's access away or gives it back, with a reason that goes on the record. */
export function ChangeAccess({ id, act, onLink }: Props) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: async () => {
      const asked = { params: { path: { id } }, body: { reason: reason.trim() } };
      if (act === 'suspend') await answerOf(api.POST('/v1/members/{id}/suspend', asked));
      else onLink((await answerOf(api.POST('/v1/members/{id}/reinstate', asked))).url);
    },
    onSuccess: () => setReason(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  const fields = useFields({ labels: { '/reason': WORDS[act].why }, error: change.error });
  return (
    <>
      <Form fields={fields} className="one-line" onSend={() => change.mutate()}>
        <TextInput
          {...fields.field('/reason')}
          className="grow"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <GuardedButton isBusy={change.isPending} isIdle={reason.trim() === ''}>
          {WORDS[act].send}
        </GuardedButton>
      </Form>
      <ProblemNote problem={fields.note} />
    </>
  );
}

const WORDS: Readonly<Record<Act, { readonly why: string; readonly send: string }>> = {
  suspend: { why: 'Why suspend', send: 'Suspend at once' },
  reinstate: { why: 'Why reinstate', send: 'Reinstate' },
};
