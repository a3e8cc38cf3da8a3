import { answerOf } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { remember } from '../../kit/remember.ts';
import { ownAddress } from './own-address.ts';
import { tellOfSession } from './session-news.ts';
import { sessionQuery } from './session-queries.ts';

/** Where an identity provider sends the browser back: passes its parameters to the server, once. */
export function SignOnPage() {
  const { name } = useParams({ from: '/sign-on/$name' });
  const navigate = useNavigate();
  const router = useRouter();
  const queries = useQueryClient();
  const isAsked = useRef(false);
  const finish = useMutation({
    mutationFn: async () => {
      const query = window.location.search;
      return answerOf(api.POST('/v1/sso/{name}/finish', { params: { path: { name } }, body: { query } }));
    },
    onSuccess: async ({ next }) => {
      remember('signed-in', 'yes');
      queries.clear();
      tellOfSession();
      await queries.query({ ...sessionQuery, staleTime: 0 });
      await router.invalidate();
      // The address contains the code, so it must not stay in the history.
      await navigate({ to: ownAddress(next), replace: true });
    },
  });
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    finish.mutate();
  }, [finish]);
  if (finish.isError) {
    return (
      <SignedOutPage title="You are not signed in">
        <ProblemNote problem={problemOf(finish.error)} />
        <p>
          <a href="/sign-in">Go to the sign-in page</a>
        </p>
      </SignedOutPage>
    );
  }
  return (
    <SignedOutPage title="Signing in">
      <p role="status">One moment.</p>
    </SignedOutPage>
  );
}
