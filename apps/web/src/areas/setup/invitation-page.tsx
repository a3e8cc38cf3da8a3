import { answerOf } from '@muster/api-client';
import { PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { ProviderButtons } from '../session/provider-buttons.tsx';
import { waysInQuery } from '../session/ways-in.ts';
import { linkToken } from './link-token.ts';

/** Accepts an invitation: the link is the proof. Only asks for an account at an identity provider, or a password. */
export function InvitationPage() {
  const token = linkToken(window.location);
  const [password, setPassword] = useState('');
  const ways = useQuery(waysInQuery).data;
  const accept = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/invitations/accept', { body: { token: token ?? '', password } })),
  });
  const fields = useFields({ labels: { '/password': 'Password' }, error: accept.error });
  if (accept.isSuccess) {
    return (
      <SignedOutPage title="Welcome">
        <p>
          Your password is set. <a href="/sign-in">Sign in</a>
        </p>
      </SignedOutPage>
    );
  }
  return (
    <SignedOutPage title="Join Muster">
      {token === undefined ? null : <ProviderButtons invitation={token} />}
      {ways?.passwords === false ? (
        <p>People sign in here with an identity provider. Passwords are only for those the policy names.</p>
      ) : null}
      <p>Choose a password. A long sentence is best; 72 bytes at most.</p>
      <Form fields={fields} onSend={() => accept.mutate()}>
        <PasswordInput
          {...fields.field('/password')}
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemNote problem={fields.note} />
        <BusyButton type="submit" isBusy={accept.isPending} disabled={token === undefined}>
          Join
        </BusyButton>
        {token === undefined ? (
          <p className="nobody">The link is incomplete. Open it again exactly as you received it.</p>
        ) : null}
      </Form>
    </SignedOutPage>
  );
}
