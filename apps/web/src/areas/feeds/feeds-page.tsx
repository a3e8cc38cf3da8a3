import { answerOf } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';

const feedsQuery = queryOptions({
  queryKey: ['feeds'],
  queryFn: async () => ({
    feeds: (await answerOf(api.GET('/v1/feeds'))).items,
    sources: (await answerOf(api.GET('/v1/feeds/sources'))).items,
  }),
  refetchInterval: 30_000,
});

/** The sources of the counts that budgets rest on. */
export function FeedsPage() {
  const asked = useQuery(feedsQuery);
  const { feeds = [], sources = [] } = asked.data ?? {};
  return (
    <Page
      title="Feeds"
      count={asked.data === undefined ? '' : String(sources.length)}
      lead="The sources that report counts for each objective. A source that falls silent after its first report blocks non-critical deployments."
      actions={
        <>
          <ClauseChip id="4.6" />
          <VerbButton verb="feed.end-source" may={{ allowed: true }}>
            Remove a source
          </VerbButton>
          <VerbButton verb="feed.connect" may={{ allowed: true }} isMain>
            Connect a Prometheus
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.data !== undefined && sources.length === 0 && feeds.length === 0 ? (
        <Emptiness command="muster objective push <objective> --total 1200 --bad 3">
          No source reports counts yet.
        </Emptiness>
      ) : null}
      <div className="inset stack">
        {feeds.map(({ id, name, url, objective, total, bad, readTo, problem, version }) => (
          <Panel
            key={id}
            title={`${name}: ${objective}`}
            aside={
              <VerbButton verb="feed.remove" may={{ allowed: true }} acted={{ key: { id }, version }} isCompact>
                Remove
              </VerbButton>
            }
          >
            <p>
              <code>{url}</code> read up to <Time at={readTo} as="absolute" />
            </p>
            {problem === undefined ? null : (
              <p role="note">
                <strong>! {problem}</strong>
              </p>
            )}
            <p>
              Total: <code>{total}</code>
            </p>
            <p>
              Bad: <code>{bad}</code>
            </p>
          </Panel>
        ))}
        {sources.length === 0 ? null : (
          <Panel title="Last report by source">
            {sources.map(({ objective, source, heardAt }) => (
              <p key={`${objective} ${source}`}>
                {objective} <code>{source}</code> <Time at={heardAt} />
              </p>
            ))}
          </Panel>
        )}
      </div>
    </Page>
  );
}
