import type { RoutingVersion } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useMay } from '../session/use-session.ts';
import { TryRules } from './try-rules.tsx';
import { routingsQuery } from './routing-queries.ts';
import './routing.css';

/** The rules that route alerts to teams: in force, in shadow mode, and all earlier versions. */
export function RoutingPage() {
  const list = useInfiniteQuery(routingsQuery);
  const may = useMay('alert.route');
  const versions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const active = versions.find(({ state }) => state === 'active');
  return (
    <Page
      title="Routing"
      lead="How an alert gets its team: by its integration’s mapping, else the first rule that matches, else the catalog, else the integration’s team, else the catch-all."
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the rules" />
      ) : (
        <div className="inset stack">
          <TryRules key={active?.version ?? 0} active={active} may={may} />
          {versions.length === 0 ? (
            <Emptiness command="muster routing publish --rules - --reason 'fraud has a team'">
              There are no rules: alerts are routed by their integration’s mapping, the catalog and their integration’s
              team.
            </Emptiness>
          ) : (
            versions.map((version) => <VersionPanel key={version.version} version={version} />)
          )}
        </div>
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const stateWords = { active: 'in force', shadow: 'shadow run', past: 'past' } as const;

function VersionPanel({ version: each }: { version: RoutingVersion }) {
  const may = useMay('alert.route');
  return (
    <Panel title={`Version ${each.version}`} aside={<span className="chip">{stateWords[each.state]}</span>}>
      <pre className="routing-rules">{each.rules}</pre>
      <p className="soft small">
        {each.catchAll === undefined ? 'No catch-all' : `Catch-all: ${each.catchAll.name}`} ·{' '}
        <Words text={each.reason} /> · <Person person={each.publishedBy} /> <Time at={each.publishedAt} />
        {each.differs === undefined
          ? null
          : ` · would have sent ${each.differs === 1 ? 'one alert' : `${each.differs} alerts`} to another team so far`}
      </p>
      <div className="row">
        {each.state === 'past' ? (
          <VerbButton
            verb="routing.restore"
            may={may}
            given={{ version: each.version }}
            label={`Restore version ${each.version}`}
          >
            Restore
          </VerbButton>
        ) : null}
        {each.state === 'shadow' ? (
          <VerbButton verb="routing.end-shadow" may={may}>
            End the shadow run
          </VerbButton>
        ) : null}
      </div>
    </Panel>
  );
}
