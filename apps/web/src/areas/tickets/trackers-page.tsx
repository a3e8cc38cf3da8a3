import { answerOf, type FollowedTicket, type Tracker } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const trackersQuery = queryOptions({
  queryKey: ['trackers'],
  queryFn: async () => (await answerOf(api.GET('/v1/trackers'))).items,
  refetchInterval: 30_000,
});

const ticketsQuery = infiniteQueryOptions({
  queryKey: ['tickets'],
  queryFn: async ({ pageParam }) =>
    answerOf(
      api.GET('/v1/tickets', {
        params: { query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** The trackers of action items, their status mappings, and the tickets being followed. */
export function TrackersPage() {
  const asked = useQuery(trackersQuery);
  const list = useInfiniteQuery({ ...ticketsQuery, refetchInterval: 30_000 });
  const tickets = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page
      title="Trackers"
      count={asked.data === undefined ? '' : String(asked.data.length)}
      lead="Where the tickets of action items are kept. Closing a ticket closes its action item, and vice versa."
      actions={
        <>
          <ClauseChip id="8.4" />
          <VerbButton verb="tracker.connect" may={{ allowed: true }} isMain>
            Connect a tracker
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.isPending ? <Waiting what="the trackers" /> : null}
      {asked.data?.length === 0 ? (
        <Emptiness command="muster tracker connect <name> --kind github --project <owner/name>">
          No trackers connected.
        </Emptiness>
      ) : null}
      <div className="inset stack">
        {asked.data?.map((tracker) => (
          <TrackerPanel key={tracker.id} tracker={tracker} />
        ))}
        {tickets.length === 0 ? null : (
          <Panel title="Followed tickets">
            <Rows label="Tickets" items={tickets} columns={columns} rowKey={({ action }) => action} />
            <OlderOnes list={list} />
          </Panel>
        )}
      </div>
    </Page>
  );
}

function TrackerPanel({ tracker }: { readonly tracker: Tracker }) {
  const { id, name, kind, place, statuses, internal, lookedAt, problem, version, may } = tracker;
  return (
    <Panel
      title={name}
      aside={
        <>
          <VerbButton
            verb="tracker.map"
            may={may['map']}
            acted={{ key: { id }, version }}
            label={`Map statuses of ${name}`}
            isCompact
          >
            Map statuses
          </VerbButton>
          <VerbButton
            verb="tracker.remove"
            may={may['remove']}
            acted={{ key: { id }, version }}
            label={`Remove ${name}`}
            isCompact
          >
            Remove
          </VerbButton>
        </>
      }
    >
      <p>
        {kind === 'github' ? 'GitHub' : 'Jira'} <code>{place}</code>
        {lookedAt === undefined ? ', not checked yet' : ', checked '}
        {lookedAt === undefined ? null : <Time at={lookedAt} />}
      </p>
      {problem === undefined ? null : (
        <p role="note">
          <strong>! {problem}</strong>
        </p>
      )}
      <Definitions>
        <Definition name="To do">{statuses.open.join(', ')}</Definition>
        <Definition name="Done">{statuses.done.join(', ')}</Definition>
        <Definition name="Dropped">{statuses.dropped.join(', ') || 'none'}</Definition>
        <Definition name="Contains">
          {internal ? 'the action item’s text' : 'the incident’s code and a link'}
        </Definition>
      </Definitions>
    </Panel>
  );
}

const columns: readonly Column<FollowedTicket>[] = [
  {
    name: 'Ticket',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ key, url, problem }) => (
      <>
        {url === undefined ? <span className="soft">being opened</span> : <a href={url}>{key}</a>}
        {problem === undefined ? null : <span className="soft"> ! {problem}</span>}
      </>
    ),
  },
  { name: 'Tracker', width: '160px', isWideOnly: true, cell: ({ tracker }) => tracker },
  {
    name: 'Incident',
    width: '110px',
    cell: ({ incident }) => (
      <Link to="/postmortems/$code" params={{ code: incident }}>
        {incident}
      </Link>
    ),
  },
  {
    name: 'Compared',
    width: '110px',
    isWideOnly: true,
    cell: ({ syncedAt }) => (syncedAt === undefined ? '' : <Time at={syncedAt} />),
  },
];
