import type { Problem } from '@muster/api-client';
import { Button } from '@mantine/core';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** A setup link that does not work: why, and what to do. No form, since it could not be submitted. */
export function ClosedSetup({
  problem,
  isSetUp,
  again,
}: {
  problem: Problem;
  isSetUp: boolean;
  again?: (() => void) | undefined;
}) {
  if (isSetUp) {
    return (
      <SignedOutPage title="Muster is set up">
        <p>Set-up happens only once, and its link has been used. Members can sign in.</p>
        <p>
          Everybody else needs an invitation from a member of Platform Governance. <a href="/sign-in">Sign in</a>
        </p>
      </SignedOutPage>
    );
  }
  return (
    <SignedOutPage title="Set up Muster" isWide>
      <ProblemNote problem={problem} />
      {again === undefined ? null : (
        <div>
          <Button variant="default" onClick={again}>
            Try again
          </Button>
        </div>
      )}
    </SignedOutPage>
  );
}

export const missingLink: Problem = {
  type: 'about:blank',
  title: 'The one-time link is missing',
  status: 403,
  code: 'setup/no-token',
  detail: 'This page must be opened through the link that the server printed when it started.',
  remedy: 'Find the link in the server’s output. Each start prints a new link and invalidates the one before.',
};
