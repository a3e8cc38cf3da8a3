import type { Member } from '@muster/api-client';
import { useState } from 'react';
import { Dialog } from '../../kit/dialog.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useRoleTitle } from '../../kit/role-titles.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-may.ts';
import { useSession } from '../session/use-session.ts';
import { GrantRole } from './grant-role.tsx';
import { MemberAccess } from './member-access.tsx';
import { MemberState } from './member-state.tsx';
import { TakeAwayDialog } from './take-away-dialog.tsx';

/** One member: their state, their roles, to grant with a reason or to take away, and their access. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const isSelf = useSession()?.principal.id === member.id;
  const mayGrant = useMay('role.grant');
  const roleTitle = useRoleTitle();
  const [taking, setTaking] = useState<Member['roles'][number] | undefined>();
  if (taking !== undefined)
    return <TakeAwayDialog member={member} held={taking} isSelf={isSelf} onClose={() => setTaking(undefined)} />;
  return (
    <Dialog title={member.name ?? member.initials} onClose={onClose}>
      <div className="stack">
        <p role="status">
          <MemberState state={member.state} />
          {member.state === 'suspended' ? ' May not sign in; what they hold counts for nothing meanwhile.' : null}
        </p>
        {member.roles.length === 0 ? <p className="soft">{withoutRole(member.state)}</p> : null}
        <Guarded may={mayGrant}>
          <WhyNot />
          <ul>
            {member.roles.map((held) => (
              <li key={held.id} className="member-role">
                <span className="grow">
                  {roleTitle(held.role)}{' '}
                  <span className="soft small">
                    since <Time at={held.grantedAt} />
                  </span>
                </span>
                <GuardedButton onAct={() => setTaking(held)} label={`Take away ${roleTitle(held.role)}`}>
                  Take away
                </GuardedButton>
              </li>
            ))}
          </ul>
          <GrantRole member={member} isSelf={isSelf} />
          {isSelf ? null : <MemberAccess member={member} />}
        </Guarded>
      </div>
    </Dialog>
  );
}

const withoutRole = (state: Member['state']): string =>
  state === 'active' ? 'No role yet: may look, report and write notes.' : 'No role.';
