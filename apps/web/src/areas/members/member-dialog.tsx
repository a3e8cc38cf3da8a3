import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { roleWords } from '../../kit/role-words.ts';
import { Time } from '../../kit/time/time.tsx';
import { MemberAccess } from './member-access.tsx';
import { TakeAwayDialog } from './take-away-dialog.tsx';
import { policyQuery } from '../policy/policy-queries.ts';
import { useSession } from '../session/use-session.ts';

/** One member's roles: grant with a reason, or take away. */
export function MemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queries = useQueryClient();
  const isSelf = useSession()?.principal.id === member.id;
  const roles = useQuery(policyQuery).data?.roles ?? [];
  const [role, setRole] = useState('');
  const [reason, setReason] = useState('');
  const onSettled = () => queries.invalidateQueries({ queryKey: ['members'] });
  const grant = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/v1/members/{id}/roles', {
          params: { path: { id: member.id } },
          body: { role, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      setRole('');
      setReason('');
    },
    onSettled,
  });
  const [taking, setTaking] = useState<Member['roles'][number] | undefined>();
  if (taking !== undefined)
    return <TakeAwayDialog member={member} held={taking} isSelf={isSelf} onClose={() => setTaking(undefined)} />;
  return (
    <Dialog title={member.name ?? member.initials} onClose={onClose}>
      <div className="stack">
        {member.roles.length === 0 ? <p className="soft">No role yet: may look, report and write notes.</p> : null}
        <ul>
          {member.roles.map((held) => (
            <li key={held.id} className="member-role">
              <span className="grow">
                {roleWords(held.role)}{' '}
                <span className="soft small">
                  since <Time at={held.grantedAt} />
                </span>
              </span>
              <Button
                variant="default"
                aria-label={`Take away ${roleWords(held.role)}`}
                onClick={() => setTaking(held)}
              >
                Take away
              </Button>
            </li>
          ))}
        </ul>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            grant.mutate();
          }}
        >
          <NativeSelect
            label="Grant a role"
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            disabled={isSelf}
            data={[{ value: '', label: 'Choose' }, ...roles.map(({ id, title }) => ({ value: id, label: title }))]}
          />
          <TextInput
            label="Why"
            required
            value={reason}
            disabled={isSelf}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {isSelf ? (
            <p className="soft small">
              Nobody grants a role to themselves. Another member of Platform Governance could (R32).
            </p>
          ) : null}
          <ProblemNote problem={grant.error === null ? undefined : problemOf(grant.error)} />
          <div>
            <Button type="submit" loading={grant.isPending} disabled={role === '' || reason.trim() === ''}>
              Grant
            </Button>
          </div>
        </form>
        {isSelf ? null : <MemberAccess member={member} />}
      </div>
    </Dialog>
  );
}
