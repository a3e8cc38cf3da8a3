import type { Invitation } from '@muster/api-client';
import { SignedOutPage } from '../../app/signed-out-page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { Time } from '../../kit/time/time.tsx';

/** The invitations that setup leaves to pass on. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  return (
    <SignedOutPage title="The policy is in force" isWide>
      <p>
        Give each person their link over a channel you trust. Each link works once; whoever opens it chooses a password.{' '}
        <ClauseChip id="7.7" />
      </p>
      {invitations.map(({ email, url, expiresAt }) => (
        <div key={url} className="stack">
          <span>
            <strong>{email}</strong>{' '}
            <span className="soft small">
              until <Time at={expiresAt} as="absolute" />
            </span>
          </span>
          <CopyLine text={url} />
        </div>
      ))}
      <a href="/sign-in">Sign in</a>
    </SignedOutPage>
  );
}
