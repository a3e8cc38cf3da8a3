import { answerOf } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { isNamed } from '../../kit/refusal/field-words.ts';
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
  const problem = invite.error === null ? undefined : problemOf(invite.error);
  return (
    <Dialog title="Invite a member" onClose={onClose}>
      {invite.data === undefined ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <TextInput
            label="Name"
            required
            data-autofocus
            value={name}
            error={isNamed(problem, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="E-mail"
            type="email"
            required
            value={email}
            error={isNamed(problem, '/email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <ProblemNote problem={problem} />
          <div>
            <Button type="submit" loading={invite.isPending}>
              Invite
            </Button>
          </div>
        </form>
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
