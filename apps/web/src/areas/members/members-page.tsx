import type { Member } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useRoleTitle } from '../../kit/role-titles.tsx';
import { useMay } from '../session/use-session.ts';
import { AuditorsPanel } from './auditors-panel.tsx';
import { ContactRolesPanel } from './contact-roles-panel.tsx';
import { MemberDialog, MemberState } from './member-dialog.tsx';
import { contactRolesQuery, membersQuery, serviceAccountsQuery, teamsQuery } from './member-queries.ts';
import { ServiceAccountsPanel } from './service-accounts-panel.tsx';
import { TeamsPanel } from './teams-panel.tsx';

/** Members, their roles, and the policy's offices. */
export function MembersPage() {
  const members = useQuery(membersQuery);
  const [opened, setOpened] = useState<string | undefined>();
  const mayAdmit = useMay('member.admit');
  const roleTitle = useRoleTitle();
  const isWaiting = [members, useQuery(contactRolesQuery), useQuery(teamsQuery), useQuery(serviceAccountsQuery)].some(
    ({ isPending }) => isPending,
  );
  const member = members.data?.find(({ id }) => id === opened);
  return (
    <Page
      title="Members"
      count={String(members.data?.length ?? '')}
      lead="Members of Platform Governance grant roles, never to themselves, with a reason that goes on the record."
      actions={
        <VerbButton verb="member.invite" may={mayAdmit} isMain>
          Invite
        </VerbButton>
      }
    >
      <ProblemNote problem={members.isError ? problemOf(members.error) : undefined} />
      {isWaiting ? (
        <Waiting what="the members" />
      ) : (
        <>
          <Rows
            label="Members"
            items={members.data ?? []}
            columns={columnsOpening(setOpened, roleTitle)}
            rowKey={({ id }) => id}
            rowState={rowState}
          />
          <div className="inset stack members-contacts">
            <ContactRolesPanel />
            <TeamsPanel />
            <ServiceAccountsPanel />
            <AuditorsPanel />
          </div>
        </>
      )}
      {member === undefined ? null : <MemberDialog member={member} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

const rowState = ({ state, roles }: Member): string => state + roles.map(({ role }) => role).join();

const columnsOpening = (
  onOpen: (id: string) => void,
  roleTitle: (role: string) => string,
): readonly Column<Member>[] => [
  {
    name: 'Member',
    width: 'minmax(0, 1fr)',
    cell: ({ id, initials, name }) => (
      <button type="button" className="rows-title" onClick={() => onOpen(id)}>
        <Person person={name === undefined ? { id, initials } : { id, initials, name }} />
      </button>
    ),
  },
  {
    name: 'State',
    width: 'max-content',
    cell: ({ state }) => (state === 'active' ? null : <MemberState state={state} />),
  },
  {
    name: 'E-mail',
    width: 'minmax(0, 1fr)',
    isWideOnly: true,
    cell: ({ email }) => <span className="soft">{email}</span>,
  },
  {
    name: 'Roles',
    isMain: true,
    width: 'minmax(0, 1.4fr)',
    cell: ({ roles }) => roles.map(({ role }) => roleTitle(role)).join(', ') || <span className="soft">none</span>,
  },
];
