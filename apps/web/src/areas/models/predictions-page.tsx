import { answerOf, type Prediction } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { CaseFile } from './case-file.tsx';

/** Finds decisions by a prediction's id or by the person concerned. Every lookup is recorded. */
export function PredictionsPage() {
  const [model, setModel] = useState('');
  const [id, setId] = useState('');
  const [subject, setSubject] = useState('');
  const search = useMutation({
    mutationFn: async (by: 'id' | 'subject'): Promise<readonly Prediction[]> =>
      by === 'subject'
        ? (await answerOf(api.POST('/v1/predictions/about', { body: { subject } }))).items
        : (
            await answerOf(
              api.GET('/v1/predictions/{id}', {
                params: { path: { id }, query: model === '' ? {} : { model } },
              }),
            )
          ).items,
  });
  const submit = (by: 'id' | 'subject') => (event: { preventDefault: () => void }) => {
    event.preventDefault();
    search.mutate(by);
  };
  return (
    <Page
      title="Find a prediction"
      lead="Decisions about a person are shown to responders, and every lookup goes on the record."
      actions={
        <>
          <ClauseChip id="7.13" />
          <VerbButton verb="prediction.forget" may={{ allowed: true }}>
            Forget somebody
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <form onSubmit={submit('id')} className="stack">
          <TextInput label="Model" value={model} onChange={({ currentTarget }) => setModel(currentTarget.value)} />
          <TextInput
            label="Prediction id, as its producer logged it"
            required
            value={id}
            onChange={({ currentTarget }) => setId(currentTarget.value)}
          />
          <Button type="submit" loading={search.isPending}>
            Find by id
          </Button>
        </form>
        <form onSubmit={submit('subject')} className="stack">
          <TextInput
            label="Person it is about, as the deciding system identifies them"
            required
            autoComplete="off"
            value={subject}
            onChange={({ currentTarget }) => setSubject(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={search.isPending}>
            Find by subject
          </Button>
        </form>
        <ProblemNote problem={search.isError ? problemOf(search.error) : undefined} />
        {search.data?.length === 0 ? <p role="status">No such prediction is recorded.</p> : null}
        {search.data?.map((each) => (
          <CaseFile key={`${each.day} ${each.key}`} prediction={each} />
        ))}
      </div>
    </Page>
  );
}
