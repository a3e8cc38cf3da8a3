import { answerOf, type Deployment } from '@muster/api-client';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
import { UnaskedPanel } from './unasked-panel.tsx';

const deploymentsQuery = infiniteQueryOptions({
  queryKey: ['deployments'],
  queryFn: ({ pageParam }) =>
    answerOf(
      api.GET('/v1/deployments', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** Queries to the deploy gate, its verdicts, and the outcomes. */
export function DeploymentsPage() {
  const list = useInfiniteQuery(deploymentsQuery);
  const deployments = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Deployments"
      count={list.data === undefined ? '' : `${deployments.length}${list.hasNextPage ? '+' : ''}`}
      lead="Deployments that asked the gate, newest first. A frozen error budget blocks non-critical deployments; rollbacks pass."
      actions={
        <>
          <ClauseChip id="4.7" />
          <VerbButton verb="deployment.check" may={{ allowed: true }} isMain>
            Ask the gate
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the deployments" />
      ) : list.isSuccess && deployments.length === 0 ? (
        <Emptiness command="muster deploy check <service> --commit <commit>">
          No deployment has asked the gate yet.
        </Emptiness>
      ) : (
        <Rows label="Deployments" items={deployments} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
      <UnaskedPanel />
    </Page>
  );
}

/** What blocks it: frozen budgets without a waiver, or unknown ones. */
const heldBy = (objectives: Deployment['objectives']): string => {
  const frozen = objectives.filter((each) => each.isFrozen && each.waiver === undefined);
  const holding = frozen.length > 0 ? frozen : objectives.filter(({ state }) => state === 'unknown');
  return holding.map(({ objective }) => objective).join(', ');
};

/** The outcome, or the next thing to record. */
function Outcome({ deployment: { id, version, allowed, startedAt, outcome } }: { deployment: Deployment }) {
  if (outcome === 'succeeded')
    return (
      <VerbButton verb="deployment.smoke-test" acted={{ key: { id }, version }} isCompact>
        Smoke test
      </VerbButton>
    );
  if (outcome !== undefined || !allowed) return outcome ?? '';
  const acted = { key: { id }, version };
  return startedAt === undefined ? (
    <VerbButton verb="deployment.start" acted={acted} isCompact>
      Start
    </VerbButton>
  ) : (
    <VerbButton verb="deployment.finish" acted={acted} isCompact>
      Finish
    </VerbButton>
  );
}

const columns: readonly Column<Deployment>[] = [
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ service, commit, environment, reference }) => (
      <>
        <strong>{service}</strong> <code>{commit.slice(0, 12)}</code> <span className="soft">{environment}</span>{' '}
        {reference === undefined ? null : (
          <a href={reference} rel="noreferrer" target="_blank">
            run
          </a>
        )}
      </>
    ),
  },
  {
    name: 'Gate',
    width: '210px',
    cell: ({ allowed, code, service, commit, objectives }) => (
      <span title={objectives.map((each) => `${each.objective}: ${each.state}, ${each.remaining} left`).join('\n')}>
        {allowed ? (
          '✓ allowed'
        ) : code === 'deployments/not-promoted' ? (
          <Link to="/promotion" search={{ service, commit }}>
            ✕ blocked: not promoted
          </Link>
        ) : (
          `✕ blocked: ${heldBy(objectives)}`
        )}
      </span>
    ),
  },
  {
    name: 'Class',
    width: '110px',
    isWideOnly: true,
    cell: ({ class: judged }) => <span className="chip">{judged}</span>,
  },
  { name: 'Outcome', width: '150px', isWideOnly: true, cell: (deployment) => <Outcome deployment={deployment} /> },
  { name: 'Asked', width: '110px', isWideOnly: true, cell: ({ askedAt }) => <Time at={askedAt} /> },
];
