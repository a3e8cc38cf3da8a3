import { answerOf } from '@muster/api-client';
import type { ContactRole, Member } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { contactRolesQuery } from './member-queries.ts';
import './members.css';

/** Whom the policy names by office, such as the VP Engineering. An empty office is a finding (R32). */
export function ContactRolesPanel({ members }: { members: readonly Member[] }) {
  const roles = useQuery(contactRolesQuery);
  return (
    <Panel title="Contact roles" aside={<span className="soft small">whom escalations reach</span>}>
      <ProblemNote problem={roles.isError ? problemOf(roles.error) : undefined} />
      <ul>
        {(roles.data ?? []).map((role) => (
          <ContactRoleRow key={role.role} role={role} members={members} />
        ))}
      </ul>
    </Panel>
  );
}

function ContactRoleRow({ role, members }: { role: ContactRole; members: readonly Member[] }) {
  const queries = useQueryClient();
  const name = useMutation({
    mutationFn: (principalId: string) =>
      answerOf(api.PUT('/v1/contact-roles/{role}', { params: { path: { role: role.role } }, body: { principalId } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['contact-roles'] }),
  });
  return (
    <li className="contact-role">
      <span className="grow">
        {role.words} <ClauseChip id={role.clause} />
        {role.holder === undefined ? <span className="nobody small"> unfilled</span> : null}
      </span>
      <NativeSelect
        aria-label={`Who is ${role.words}`}
        value={role.holder?.id ?? ''}
        disabled={name.isPending}
        onChange={(event) => event.currentTarget.value !== '' && name.mutate(event.currentTarget.value)}
        data={[
          { value: '', label: 'Nobody' },
          ...members.map((member) => ({ value: member.id, label: member.name ?? member.initials })),
        ]}
      />
      <ProblemNote problem={name.error === null ? undefined : problemOf(name.error)} />
    </li>
  );
}
