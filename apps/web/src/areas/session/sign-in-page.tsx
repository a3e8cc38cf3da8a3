import { answerOf } from '@muster/api-client';
import { PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { remember } from '../../kit/remember.ts';
import { tellOfSession } from './session-news.ts';
import { ownAddress } from './own-address.ts';
import { ProviderButtons } from './provider-buttons.tsx';
import { sessionQuery, setupQuery } from './session-queries.ts';
import { waysInQuery } from './ways-in.ts';

/**
 * Sign-in with an identity provider, or with e-mail and password (GOV 7.7). A refusal never says which of the two was
 * wrong.
 */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setup = useQuery(setupQuery);
  const ways = useQuery(waysInQuery).data;
  const signIn = useMutation({
    // Set in advance: the page may be left before the response arrives.
    onMutate: () => remember('signed-in', 'yes'),
    mutationFn: () => answerOf(api.POST('/v1/session', { body: { email: email.trim(), password } })),
    onSuccess: async () => {
      // The previous user may have been somebody else.
      queries.clear();
      tellOfSession();
      await queries.query({ ...sessionQuery, staleTime: 0 });
      await router.invalidate();
      await navigate({ to: ownAddress(next) });
    },
  });
  const fields = useFields({ labels: { '/email': 'E-mail', '/password': 'Password' }, error: signIn.error });
  if (setup.data?.needed === true) {
    return (
      <SignedOutPage title="Muster is not set up yet">
        <p>
          Open the one-time link that the server printed when it started. Each start prints a new link and invalidates
          the one before.
        </p>
      </SignedOutPage>
    );
  }
  const byPassword = (
    <Form fields={fields} onSend={() => signIn.mutate()}>
      <TextInput
        {...fields.field('/email')}
        type="email"
        autoComplete="username"
        required
        autoFocus={ways === undefined || ways.providers.length === 0}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        {...fields.field('/password')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ProblemNote problem={fields.note} />
      <BusyButton type="submit" isBusy={signIn.isPending}>
        Sign in
      </BusyButton>
    </Form>
  );
  return (
    <SignedOutPage title="Sign in">
      <ProviderButtons {...(next === undefined ? {} : { next })} />
      {ways?.passwords === false ? (
        <details>
          <summary>With a password, if single sign-on is broken</summary>
          {byPassword}
        </details>
      ) : (
        byPassword
      )}
    </SignedOutPage>
  );
}
