import { answerOf } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** Invites somebody: a link that works once, handed over by hand. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const invite = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members', { body: { name: name.trim(), email: email.trim() } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  const fields = useFields({ labels: { '/name': 'Name', '/email': 'E-mail' }, error: invite.error });
  return (
    <Dialog title="Invite a member" onClose={onClose}>
      {invite.data === undefined ? (
        <Form fields={fields} onSend={() => invite.mutate()}>
          <TextInput
            {...fields.field('/name')}
            required
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            {...fields.field('/email')}
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <ProblemNote problem={fields.note} />
          <div>
            <BusyButton type="submit" isBusy={invite.isPending}>
              Invite
            </BusyButton>
          </div>
        </Form>
      ) : (
        <div className="stack">
          <p>Hand this link to {name} over a way you trust. It works once.</p>
          <CopyLine text={invite.data.url} />
          <div>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
