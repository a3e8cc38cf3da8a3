import { answerOf } from '@muster/api-client';
import type { ContactRole, Member } from '@muster/api-client';
import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-may.ts';
import { contactRolesQuery } from './member-queries.ts';
import './members.css';

/** Whom the policy names by office, such as the VP Engineering. An empty office is a finding (R32). */
export function ContactRolesPanel({ members }: { members: readonly Member[] }) {
  const roles = useQuery(contactRolesQuery);
  const mayAssign = useMay('contact_role.assign');
  return (
    <Panel title="Contact roles" aside={<span className="soft small">whom escalations reach</span>}>
      <ProblemNote problem={roles.isError ? problemOf(roles.error) : undefined} />
      <Guarded may={mayAssign}>
        <WhyNot />
        <ul>
          {(roles.data ?? []).map((role) => (
            <ContactRoleRow key={role.role} role={role} members={members} />
          ))}
        </ul>
      </Guarded>
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
  const fields = useFields({ labels: { '/principalId': `Who is ${role.words}` }, error: name.error });
  const { label, error, disabled = name.isPending } = fields.field('/principalId');
  return (
    <li className="contact-role">
      <span className="grow">
        {role.words} <ClauseChip id={role.clause} />
        {role.holder === undefined ? <span className="nobody small"> unfilled</span> : null}
      </span>
      <NativeSelect
        aria-label={label}
        error={error}
        value={role.holder?.id ?? ''}
        disabled={disabled}
        onChange={(event) => event.currentTarget.value !== '' && name.mutate(event.currentTarget.value)}
        data={[
          { value: '', label: 'Nobody' },
          ...members
            .filter(({ state }) => state === 'active')
            .map((member) => ({ value: member.id, label: member.name ?? member.initials })),
        ]}
      />
      <ProblemNote problem={fields.note} />
    </li>
  );
}
