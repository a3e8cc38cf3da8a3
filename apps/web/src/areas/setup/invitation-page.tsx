import { answerOf } from '@muster/api-client';
import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Doorway } from '../../app/doorway.tsx';
import { isNamed } from '../../kit/refusal/field-words.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { linkToken } from './link-token.ts';

/** Accepts an invitation: its link is the proof, a password is all that is asked. */
export function InvitationPage() {
  const token = linkToken(window.location);
  const [password, setPassword] = useState('');
  const accept = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/invitations/accept', { body: { token: token ?? '', password } })),
  });
  const problem = accept.error === null ? undefined : problemOf(accept.error);
  if (accept.isSuccess) {
    return (
      <Doorway title="Welcome">
        <p>
          Your password is set. <a href="/sign-in">Sign in</a>
        </p>
      </Doorway>
    );
  }
  return (
    <Doorway title="Join Muster">
      <p>Choose a password. A long sentence is best; 72 bytes at most.</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate();
        }}
      >
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          error={isNamed(problem, '/password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNote problem={problem} />
        <Button type="submit" loading={accept.isPending} disabled={token === undefined}>
          Join
        </Button>
        {token === undefined ? (
          <p className="nobody">The link is not complete. Open it again as it was given to you.</p>
        ) : null}
      </form>
    </Doorway>
  );
}
