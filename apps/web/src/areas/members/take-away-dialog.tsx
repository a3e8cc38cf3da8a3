import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BusyButton } from '../../kit/busy-button.tsx';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { useRoleTitle } from '../../kit/role-titles.tsx';

type Props = { member: Member; held: Member['roles'][number]; isSelf: boolean; onClose: () => void };

/** Asks before a role is taken away, since it holds at once and only somebody else may undo it for oneself. */
export function TakeAwayDialog({ member, held, isSelf, onClose }: Props) {
  const queries = useQueryClient();
  const role = useRoleTitle()(held.role);
  const name = member.name ?? member.initials;
  const revoke = useMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/v1/members/{id}/roles/{grantId}', { params: { path: { id: member.id, grantId: held.id } } }),
      ),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: ['members'] }),
  });
  return (
    <Dialog title={isSelf ? `Give up ${role}?` : `Take ${role} from ${name}?`} onClose={onClose}>
      <div className="stack">
        <p>
          {isSelf ? 'You lose' : `${name} loses`} what this role may do at once, and it goes on the record.
          {held.role === 'platform-governance'
            ? ' Platform Governance grants roles, invites members and names contacts.'
            : null}
        </p>
        {isSelf ? (
          <p>
            <strong>You cannot give it back to yourself.</strong> Another member of Platform Governance could (R32).
          </p>
        ) : null}
        <ProblemNote problem={revoke.error === null ? undefined : problemOf(revoke.error)} />
        <div className="row">
          <Button variant="default" data-autofocus onClick={onClose}>
            Keep it
          </Button>
          <BusyButton color="red" variant="outline" isBusy={revoke.isPending} onClick={() => revoke.mutate()}>
            {isSelf ? 'Give it up' : 'Take it away'}
          </BusyButton>
        </div>
      </div>
    </Dialog>
  );
}
