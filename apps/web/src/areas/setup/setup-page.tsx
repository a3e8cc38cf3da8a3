import { answerOf, type SetupRequest } from '@muster/api-client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { setupLinkQuery, setupQuery } from '../session/session-queries.ts';
import { ClosedSetup, missingLink } from './closed-setup.tsx';
import { Invitations } from './invitations.tsx';
import { linkToken } from './link-token.ts';
import { SetupForm } from './setup-form.tsx';

/** Setup: the holder of the one-time link names the organisation and at least two members of Governance (R32). */
export function SetupPage() {
  const token = linkToken(window.location);
  return token === undefined ? <WithoutLink /> : <ByLink token={token} />;
}

function WithoutLink() {
  const needed = useQuery(setupQuery).data?.needed;
  return <ClosedSetup problem={missingLink} isSetUp={needed === false} />;
}

/** Checks the link before showing the form, so that nobody fills in one that cannot be submitted. */
function ByLink({ token }: { token: string }) {
  const link = useQuery(setupLinkQuery(token));
  const setup = useMutation({
    mutationFn: (request: SetupRequest) => answerOf(api.POST('/v1/setup', { body: request })),
  });
  if (setup.data !== undefined) return <Invitations invitations={setup.data.invitations} />;
  if (link.isError) {
    const problem = problemOf(link.error);
    return (
      <ClosedSetup
        problem={problem}
        isSetUp={problem.code === 'governance/set-up-already'}
        // The server's verdict on the link is final; failing to reach it is not.
        again={problem.fields === undefined ? () => void link.refetch() : undefined}
      />
    );
  }
  return (
    <SignedOutPage title="Set up Muster" isWide>
      {link.data === undefined ? (
        <p role="status" className="soft">
          Checking the link…
        </p>
      ) : (
        <SetupForm
          expiresAt={link.data.expiresAt}
          isSending={setup.isPending}
          error={setup.error}
          send={(request) => setup.mutate({ token, ...request })}
        />
      )}
    </SignedOutPage>
  );
}
