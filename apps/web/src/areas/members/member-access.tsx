import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-may.ts';
import { ChangeAccess } from './change-access.tsx';

/** A member's way in: a new one-time link, suspension at once, the way back, and erasure of who a suspended member was. */
export function MemberAccess({ member: { id, state } }: { member: Member }) {
  const queries = useQueryClient();
  const path = { params: { path: { id } } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['members'] });
  const invite = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members/{id}/invitation', path)),
    onSettled,
  });
  const erase = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members/{id}/erase', path)),
    onSettled,
  });
  const mayAdmit = useMay('member.admit');
  const [link, setLink] = useState<string | undefined>();
  const failed = invite.error ?? erase.error;
  if (state === 'erased')
    return <p className="soft">Who this was has been erased; the record stays, without a name.</p>;
  return (
    <details>
      <summary>Access</summary>
      <div className="stack">
        <Guarded may={mayAdmit}>
          <WhyNot />
          {state === 'invited' ? (
            <div>
              <GuardedButton isBusy={invite.isPending} onAct={() => invite.mutate()}>
                New one-time link
              </GuardedButton>
            </div>
          ) : null}
          {link === undefined && invite.data === undefined ? null : <CopyLine text={invite.data?.url ?? link ?? ''} />}
          {state === 'suspended' ? (
            <>
              <p>
                Reinstated, they choose a new password by a one-time link; the one they had does not hold. Roles,
                contact roles and places on call that they still have count again: take away first what shall not.
              </p>
              <ChangeAccess key="reinstate" id={id} act="reinstate" onLink={setLink} />
              <p>
                Erasing destroys the keys to this person’s name, e-mail and words, for ever. What they did stays on the
                record.
              </p>
              <div>
                <GuardedButton isBusy={erase.isPending} onAct={() => erase.mutate()}>
                  Erase for ever
                </GuardedButton>
              </div>
            </>
          ) : (
            <ChangeAccess key="suspend" id={id} act="suspend" onLink={setLink} />
          )}
          <ProblemNote problem={failed === null ? undefined : problemOf(failed)} />
        </Guarded>
      </div>
    </details>
  );
}
