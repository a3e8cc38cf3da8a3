import { answerOf, type PromotionEvidence } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { AskedCommit } from './asked-commit.ts';
import { Standing } from './standing.tsx';
import './promotion-page.css';

const evidenceQuery = (asked: AskedCommit) =>
  infiniteQueryOptions({
    queryKey: ['promotion', 'evidence', asked],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/promotion/evidence', {
          params: { query: { limit: 100, ...asked, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What commits have proved on their way to production, and what one of them lacks. */
export function PromotionPage() {
  const asked = useSearch({ from: '/members/promotion' });
  const { service, commit } = asked;
  const list = useInfiniteQuery(evidenceQuery(asked));
  const evidence = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Promotion"
      lead="What each commit has to show before production: staging, its smoke test, security gates, a rollback plan."
      actions={
        <>
          <ClauseChip id="5.2.3" />
          <VerbButton verb="promotion.plan">Write the rollback plan</VerbButton>
          <VerbButton verb="promotion.record-gate">Record a gate</VerbButton>
        </>
      }
    >
      <CommitForm key={`${service ?? ''} ${commit ?? ''}`} asked={asked} />
      {service === undefined || commit === undefined ? null : <Standing service={service} commit={commit} />}
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the evidence" />
      ) : list.isSuccess && evidence.length === 0 ? (
        <Emptiness command="muster promotion record-gate <service> --commit <commit> --gate sast --file results.sarif">
          {service === undefined && commit === undefined
            ? 'No evidence has been recorded yet.'
            : 'No evidence has been recorded for it yet.'}
        </Emptiness>
      ) : (
        <Rows label="Evidence" items={evidence} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

/** Selects a commit and puts it in the address, so that the page can be shared. */
function CommitForm({ asked }: { asked: AskedCommit }) {
  const [service, setService] = useState(asked.service ?? '');
  const [commit, setCommit] = useState(asked.commit ?? '');
  const navigate = useNavigate();
  return (
    <form
      className="promotion-asked inset no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const named = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
        void navigate({ to: '/promotion', search: { ...named('service', service), ...named('commit', commit) } });
      }}
    >
      <TextInput label="Service" value={service} onChange={(event) => setService(event.currentTarget.value)} />
      <TextInput label="Commit" value={commit} onChange={(event) => setCommit(event.currentTarget.value)} />
      <Button type="submit" variant="default">
        Show
      </Button>
    </form>
  );
}

const SIGNS = { passed: '✓ passed', failed: '✕ failed', 'not-run': '✕ not run' } as const;

const columns: readonly Column<PromotionEvidence>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ what, service, commit, reference, plan }) => (
      <>
        <strong>{what}</strong> {service} <code>{commit.slice(0, 12)}</code>{' '}
        {plan === undefined ? null : <span className="soft">{plan}</span>}{' '}
        {reference === undefined ? null : (
          <a href={reference} rel="noreferrer" target="_blank">
            run
          </a>
        )}
      </>
    ),
  },
  {
    name: 'State',
    width: '170px',
    cell: ({ state, findings }) => `${SIGNS[state]}${findings === 0 ? '' : `, ${findings} findings`}`,
  },
  { name: 'By', width: '140px', isWideOnly: true, cell: ({ tool }) => tool ?? '' },
  { name: 'Recorded', width: '110px', isWideOnly: true, cell: ({ recordedAt }) => <Time at={recordedAt} /> },
];
