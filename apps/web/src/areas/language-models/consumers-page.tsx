import type { LlmConsumer } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
import { consumersQuery } from './models-queries.ts';

/** What calls language models, with which data and within which limits. */
export function ConsumersPage() {
  const list = useInfiniteQuery(consumersQuery);
  const consumers = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Language models"
      count={list.data === undefined ? '' : `${consumers.length}${list.hasNextPage ? '+' : ''}`}
      lead="What uses language models, with which class of data and within which limits. All calls go through the gateway."
      actions={
        <>
          <ClauseChip id="6.7" />
          <Link to="/language-models/providers">Providers and agreements</Link>
          <Link to="/language-models/spend">Spend</Link>
          <VerbButton verb="consumer.register" isMain>
            Register a consumer
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the consumers" />
      ) : list.isSuccess && consumers.length === 0 ? (
        <Emptiness command="muster consumer register <name>">
          Nothing uses language models yet. Add a provider and price a model first.
        </Emptiness>
      ) : (
        <Rows label="Consumers" items={consumers} columns={columns} rowKey={({ name }) => name} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<LlmConsumer>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, retiredAt }) => (
      <>
        <Link to="/language-models/consumers/$name" params={{ name }} className="rows-title">
          {name}
        </Link>
        {retiredAt === undefined ? '' : <span className="soft"> retired</span>}
      </>
    ),
  },
  { name: 'Team', width: '140px', isWideOnly: true, cell: ({ team }) => team.name },
  { name: 'Class', width: '130px', cell: ({ dataClass }) => dataClass },
  {
    name: 'Spent today',
    width: '190px',
    cell: ({ spentToday, perDay }) => (
      <span className="numbers">
        ${spentToday} of ${perDay}
      </span>
    ),
  },
  {
    name: 'Drilled',
    width: '130px',
    isWideOnly: true,
    cell: ({ drilledAt, drillPassed }) =>
      drilledAt === undefined ? (
        <span className="soft">never</span>
      ) : (
        <>
          {drillPassed === true ? '' : '! failed '}
          <Time at={drilledAt} />
        </>
      ),
  },
];
