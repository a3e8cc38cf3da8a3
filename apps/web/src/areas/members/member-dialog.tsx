import type { Member } from '@muster/api-client';
import { useState } from 'react';
import { VerbDialog } from '../../declared/verb-button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useRoleTitle } from '../../kit/role-titles.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay, useSession } from '../session/use-session.ts';
import '../../kit/chip.css';

/** An action on the member: its verb, preset fields, and the question asked first. */
type Act = {
  readonly name: `member.${string}`;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly question?: string;
};

/** One member: state, roles (granted with a reason, or revoked), and access. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const isSelf = useSession()?.principal.id === member.id;
  const mayAdmit = useMay('member.admit');
  const mayGrant = useMay('role.grant');
  const roleTitle = useRoleTitle();
  const [act, setAct] = useState<Act | undefined>();
  const name = member.name ?? member.initials;
  if (act !== undefined)
    return <VerbDialog {...act} acted={{ key: { id: member.id } }} onClose={() => setAct(undefined)} />;
  const takeAway = ({ role, teamId }: Member['roles'][number]): Act => ({
    name: 'member.revoke-role',
    given: teamId === undefined ? { role } : { role, teamId },
    question: isSelf
      ? `You lose the ${roleTitle(role)} role immediately. You cannot grant it back to yourself (R32).`
      : `${name} loses the ${roleTitle(role)} role immediately. This goes on the record.`,
  });
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="stack">
        <p role="status">
          <MemberState state={member.state} />
          {member.state === 'suspended' ? ' Cannot sign in; their roles have no effect while suspended.' : null}
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
                <GuardedButton onAct={() => setAct(takeAway(held))} label={`Revoke ${roleTitle(held.role)}`}>
                  Revoke
                </GuardedButton>
              </li>
            ))}
          </ul>
          {isSelf ? (
            <p className="soft small">
              You cannot grant yourself a role. Another member of Platform Governance can (R32).
            </p>
          ) : (
            <div className="row">
              {member.state === 'erased' ? null : (
                <GuardedButton onAct={() => setAct({ name: 'member.grant-role' })} isMain>
                  Grant a role
                </GuardedButton>
              )}
              {accessActs[member.state].map(([verb, label]) => (
                <GuardedButton key={verb} may={mayAdmit} onAct={() => setAct({ name: verb })}>
                  {label}
                </GuardedButton>
              ))}
            </div>
          )}
        </Guarded>
        {member.state === 'erased' ? (
          <p className="soft">Their name has been erased; the record remains without it.</p>
        ) : null}
      </div>
    </Dialog>
  );
}

const accessActs: Readonly<Record<Member['state'], readonly (readonly [verb: Act['name'], label: string])[]>> = {
  invited: [
    ['member.renew-invitation', 'New one-time link'],
    ['member.suspend', 'Suspend'],
  ],
  active: [['member.suspend', 'Suspend']],
  suspended: [
    ['member.reinstate', 'Reinstate'],
    ['member.erase', 'Erase permanently'],
  ],
  erased: [],
};

const withoutRole = (state: Member['state']): string =>
  state === 'active' ? 'No role yet: can view, report and write notes.' : 'No role.';

/** Whether a member is invited, active, suspended or gone. */
export function MemberState({ state }: Pick<Member, 'state'>) {
  return <span className="chip">{state}</span>;
}
