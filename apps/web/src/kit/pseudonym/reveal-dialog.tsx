import { answerOf } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { Dialog } from '../dialog.tsx';
import { ProblemNote } from '../refusal/problem-note.tsx';

const mayRevealQuery = queryOptions({
  queryKey: ['session', 'may-reveal'],
  queryFn: () => answerOf(api.GET('/v1/pseudonyms/reveal')),
});

/** Whom a pseudonym stands for: asked with a reason, on the record, shown until it is closed and kept nowhere. */
export default function RevealDialog({ token, onClose }: { token: string; onClose: () => void }) {
  const may = useQuery(mayRevealQuery);
  const [reason, setReason] = useState('');
  const reveal = useMutation({
    gcTime: 0,
    mutationFn: () => answerOf(api.POST('/v1/pseudonyms/reveal', { body: { token, reason: reason.trim() } })),
  });
  const problem = may.error ?? reveal.error;
  return (
    <Dialog title="Who is this?" onClose={onClose}>
      <div className="stack">
        <p className="mono small soft pseudonym-whole">{token}</p>
        {reveal.data === undefined ? (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              reveal.mutate();
            }}
          >
            <p>
              The same pseudonym always stands for the same {wordsOf(token)}. Looking it up goes on the record with your
              name and your reason, before you are told. <ClauseChip id="6.6" />
            </p>
            <TextInput
              label="Why you need to know"
              required
              maxLength={1000}
              data-autofocus
              disabled={may.data?.allowed === false}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {may.data?.allowed === false ? <p className="soft small">{may.data.reason}</p> : null}
            <ProblemNote problem={problem === null ? undefined : problemOf(problem)} />
            <div className="row">
              <Button
                type="submit"
                loading={reveal.isPending}
                disabled={reason.trim() === '' || may.data?.allowed !== true}
              >
                Reveal, on the record
              </Button>
              <Button variant="default" onClick={onClose}>
                Not now
              </Button>
            </div>
          </form>
        ) : (
          <>
            <p className="revealed mono">{reveal.data.value}</p>
            <div>
              <Button data-autofocus onClick={onClose}>
                Close and forget
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

const wordsOf = (token: string): string => kinds[token.split('~')[0] ?? ''] ?? 'one';

const kinds: Readonly<Record<string, string>> = {
  email: 'e-mail address',
  ip: 'network address',
  user: 'user id',
};
