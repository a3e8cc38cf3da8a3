import { Menu } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { policyQuery } from '../areas/policy/policy-queries.ts';
import { signOut } from '../areas/session/sign-out.ts';
import { useSession } from '../areas/session/use-session.ts';
import { isMac } from '../keys/is-mac.ts';
import { useRoleTitle } from '../kit/role-titles.tsx';
import { whereYouAre } from './where-you-are.ts';
import '../kit/chip.css';
import '../kit/person.css';

type Props = { onMenu: () => void; onSearch: () => void; onKeys: () => void };

/** The current location, the search, what concerns you now (on call, unseparated, review overdue), and your account. */
export function TopBar({ onMenu, onSearch, onKeys }: Props) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const session = useSession();
  const roleTitle = useRoleTitle();
  return (
    <header className="top no-print">
      <button type="button" className="top-button top-menu" aria-label="Open the menu" onClick={onMenu}>
        <IconMenu2 size={20} stroke={1.6} />
      </button>
      <span className="top-where">{whereYouAre(path)}</span>
      <Standing />
      <button type="button" className="top-search" onClick={onSearch}>
        <IconSearch size={15} stroke={1.8} aria-hidden="true" />
        <span>Search or run an action</span>
        <kbd>{isMac() ? '⌘' : 'Ctrl'} K</kbd>
      </button>
      {session === undefined ? null : (
        <Menu position="bottom-end" width={240} withinPortal={false}>
          <Menu.Target>
            <button
              type="button"
              className="top-button"
              aria-label={`${initialsOf(session.principal.name)}, ${session.principal.name}`}
            >
              <span className="person-initials">{initialsOf(session.principal.name)}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown className="top-self">
            <div className="top-self-who">
              <strong>{session.principal.name}</strong>
              <div className="soft small">
                {session.roles.map(({ role }) => roleTitle(role)).join(', ') || 'No role yet'}
              </div>
            </div>
            <Menu.Item component={Link} to="/settings/profile">
              Profile and password
            </Menu.Item>
            <Menu.Item onClick={onKeys}>Keyboard shortcuts</Menu.Item>
            <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </header>
  );
}

function Standing() {
  const session = useSession();
  const review = useQuery({ ...policyQuery, enabled: session !== undefined }).data?.review;
  return (
    <span className="top-standing">
      {session?.onCall ? <span className="chip">You are on call</span> : null}
      {session?.unseparated ? (
        <Link
          to="/policy"
          className="chip top-warning"
          title="Duties cannot be separated with the current members and roles (R32)"
        >
          Unseparated
        </Link>
      ) : null}
      {review?.overdue ? (
        <Link to="/policy" className="chip top-warning">
          Policy review overdue
        </Link>
      ) : null}
    </span>
  );
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => /^./u.exec(word)?.[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
