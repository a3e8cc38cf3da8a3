import { answerOf } from '@muster/api-client';
import type { Member } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { CopyLine } from '../../kit/copy-line.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';

/** A member's way in: a new one-time link, suspension at once, and erasure of who a suspended member was. */
export function MemberAccess({ member: { id, state } }: { member: Member }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const path = { params: { path: { id } } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ['members'] });
  const invite = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members/{id}/invitation', path)),
    onSettled,
  });
  const suspend = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members/{id}/suspend', { ...path, body: { reason: reason.trim() } })),
    onSuccess: () => setReason(''),
    onSettled,
  });
  const erase = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/members/{id}/erase', path)),
    onSettled,
  });
  const problem = invite.error ?? suspend.error ?? erase.error;
  if (state === 'erased')
    return <p className="soft">Who this was has been erased; the record stays, without a name.</p>;
  return (
    <details>
      <summary>Access</summary>
      <div className="stack">
        {state === 'invited' ? (
          <div>
            <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate()}>
              New one-time link
            </Button>
          </div>
        ) : null}
        {invite.data === undefined ? null : <CopyLine text={invite.data.url} />}
        {state === 'disabled' ? (
          <>
            <p>
              Erasing destroys the keys to this person’s name, e-mail and words, for ever. What they did stays on the
              record.
            </p>
            <div>
              <Button variant="default" loading={erase.isPending} onClick={() => erase.mutate()}>
                Erase for ever
              </Button>
            </div>
          </>
        ) : (
          <form
            className="one-line"
            onSubmit={(event) => {
              event.preventDefault();
              suspend.mutate();
            }}
          >
            <TextInput
              label="Why suspend"
              className="grow"
              required
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={suspend.isPending} disabled={reason.trim() === ''}>
              Suspend at once
            </Button>
          </form>
        )}
        <ProblemNote problem={problem === null ? undefined : problemOf(problem)} />
      </div>
    </details>
  );
}
