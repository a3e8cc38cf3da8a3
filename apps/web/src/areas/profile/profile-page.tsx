import { Page } from '../../app/page.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useRoleTitle } from '../../kit/role-titles.tsx';
import { useSession } from '../session/use-session.ts';
import { ChangePassword } from './change-password.tsx';
import { LinkedAccounts } from './linked-accounts.tsx';
import { TimeZone } from './time-zone.tsx';
import './profile.css';

/** The reader's own account, and what only they can change. */
export function ProfilePage() {
  const session = useSession();
  const roleTitle = useRoleTitle();
  if (session === undefined) return <p className="page inset soft">Opening…</p>;
  const { principal, roles, contactRoles } = session;
  return (
    <Page title="Profile">
      <div className="inset stack profile">
        <Panel title="You">
          <Definitions>
            <Definition name="Name">{principal.name}</Definition>
            <Definition name="E-mail">{principal.email}</Definition>
            <Definition name="Roles">{roles.map(({ role }) => roleTitle(role)).join(', ') || 'none yet'}</Definition>
            {contactRoles.length === 0 ? null : (
              <Definition name="Contact roles">{contactRoles.map(roleTitle).join(', ')}</Definition>
            )}
          </Definitions>
        </Panel>
        <TimeZone key={principal.timeZone} zone={principal.timeZone} />
        <LinkedAccounts />
        <ChangePassword email={principal.email} />
      </div>
    </Page>
  );
}
