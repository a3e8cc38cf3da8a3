import { answerOf } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { newIdempotencyKey } from '../../api/retry-safe.ts';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { sharedRefusal } from '../../kit/refusal/shared-refusal.ts';
import { incidentQuery } from './incident-queries.ts';

/** Actions on the rows marked with `x`: acknowledges each as its own entry. */
export function MarkedBar({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const queries = useQueryClient();
  const incidents = useQueries({ queries: codes.map(incidentQuery) });
  const acknowledge = useMutation({
    mutationFn: () => Promise.allSettled(codes.map((code) => acknowledgeOne(code))),
    onSuccess: (answers) => {
      if (answers.every((answer) => answer.status === 'fulfilled')) onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['incidents'] }),
  });
  const refused = (acknowledge.data ?? []).flatMap((answer, at) =>
    answer.status === 'rejected' ? [{ code: codes[at], problem: problemOf(answer.reason) }] : [],
  );
  if (codes.length === 0) return null;
  return (
    <div className="inset below stack" role="region" aria-label="Selected incidents">
      <div className="row">
        <strong className="numbers">{codes.length} selected</strong>
        <GuardedButton
          may={sharedRefusal(incidents.map(({ data }) => data?.may.acknowledge))}
          onAct={() => acknowledge.mutate()}
          isBusy={acknowledge.isPending}
          isMain
        >
          Acknowledge
        </GuardedButton>
        <Button variant="default" onClick={onDone}>
          Clear selection
        </Button>
      </div>
      {refused.map(({ code, problem }) => (
        <ProblemNote key={code} problem={{ ...problem, title: `${code}: ${problem.title}` }} />
      ))}
    </div>
  );
}

const acknowledgeOne = (code: string) =>
  answerOf(
    api.POST('/v1/incidents/{code}/acknowledge', {
      params: { path: { code }, header: { 'idempotency-key': newIdempotencyKey() } },
      body: {},
    }),
  );
