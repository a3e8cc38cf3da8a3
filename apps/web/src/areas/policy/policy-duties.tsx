import { answerOf } from '@muster/api-client';
import type { PolicyOverview } from '@muster/api-client';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { useMay } from '../session/use-may.ts';

type Outcome = NonNullable<PolicyOverview['review']['last']>['outcome'];

const outcomeWords: Readonly<Record<Outcome, string>> = {
  unchanged: 'It stays as it is',
  'changes-needed': 'It needs changes',
};

/** The quarterly review: the last on record, when the next is due, and the form by which Governance records one (0.1). */
export function ReviewPanel({ review }: { review: PolicyOverview['review'] }) {
  const queries = useQueryClient();
  const [reviewedOn, setReviewedOn] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('unchanged');
  const [note, setNote] = useState('');
  const record = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/policy/reviews', { body: { reviewedOn, outcome, note } })),
    onSuccess: () => setNote(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['policy'] }),
  });
  const fields = useFields({
    labels: { '/reviewedOn': 'Took place on', '/outcome': 'What came of it', '/note': 'What was looked at and found' },
    error: record.error,
    mistakes: {
      ...(reviewedOn === '' ? { '/reviewedOn': 'Give the day.' } : {}),
      ...(note.trim() === '' ? { '/note': 'Say what was looked at and found.' } : {}),
    },
  });
  const { last } = review;
  return (
    <Panel title="Quarterly review" aside={<ClauseChip id={review.clause} />}>
      <p>
        {last === undefined
          ? 'No review is on record yet.'
          : `Last reviewed on ${last.on}: ${outcomeWords[last.outcome].toLowerCase()}.`}{' '}
        {review.overdue ? `The next has been overdue since ${review.due}.` : `The next is due on ${review.due}.`}
      </p>
      <details>
        <summary>Record a review</summary>
        <Guarded may={useMay('policy.record_review')}>
          <WhyNot />
          <Form fields={fields} onSend={() => record.mutate()}>
            <TextInput
              type="date"
              {...fields.field('/reviewedOn')}
              value={reviewedOn}
              onChange={(event) => setReviewedOn(event.currentTarget.value)}
            />
            <NativeSelect
              {...fields.field('/outcome')}
              value={outcome}
              onChange={(event) =>
                setOutcome(event.currentTarget.value === 'unchanged' ? 'unchanged' : 'changes-needed')
              }
              data={Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))}
            />
            <Textarea
              {...fields.field('/note')}
              autosize
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <ProblemNote problem={fields.note} />
            <GuardedButton isBusy={record.isPending}>Record the review</GuardedButton>
          </Form>
        </Guarded>
      </details>
    </Panel>
  );
}

/** Other versions of the document and revisions of its readings that lie ready to be put in force (R45). */
export function VersionsPanel({ versions }: { versions: PolicyOverview['versions'] }) {
  const queries = useQueryClient();
  const mayActivate = useMay('policy.activate');
  const activate = useMutation({
    mutationFn: (version: string) => answerOf(api.POST('/v1/policy/activations', { body: { version } })),
    onSettled: () => queries.invalidateQueries(),
  });
  const fields = useFields({ labels: {}, error: activate.error });
  if (versions.length < 2) return null;
  return (
    <Panel
      title="Versions"
      aside={<span className="soft small">what is open keeps the one that it was opened under</span>}
    >
      <ProblemNote problem={fields.note} />
      <ul>
        {versions.map(({ name, inForce }) => (
          <li key={name}>
            <span className="mono">{name}</span>{' '}
            {inForce ? (
              <span className="soft">in force</span>
            ) : (
              <GuardedButton
                may={mayActivate}
                isCompact
                label={`Put ${name} in force`}
                isBusy={activate.isPending}
                onAct={() => activate.mutate(name)}
              >
                Put in force
              </GuardedButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
