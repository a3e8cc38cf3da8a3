import { clockWords, needsByThing, nobodyOnCall, unreachedNeeds, type Overview } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { UnreachedNote } from '../incidents/incident-warnings.tsx';
import { incidentColumns } from '../incidents/incident-columns.tsx';
import { CalledFor } from './called-for.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { DaysLine } from './days-line.tsx';
import { FirstRun } from './first-run.tsx';
import { NeedRow } from './need-row.tsx';
import { overdueElsewhere, overdueWords } from './overdue-elsewhere.ts';
import { overviewQuery } from './overview-query.ts';
import './overview.css';

/** What needs the reader now, then open incidents, who is on call, clock results and changes. */
export function OverviewPage() {
  const overview = useQuery(overviewQuery);
  return (
    <Page title="Overview">
      <ProblemNote problem={overview.isError ? problemOf(overview.error) : undefined} />
      {overview.isPending ? <Waiting what="the overview" /> : null}
      {overview.data === undefined ? null : <Sections overview={overview.data} />}
    </Page>
  );
}

function Sections({ overview }: { overview: Overview }) {
  const needs = needsByThing(overview.needsYou);
  const { open, moreNeedYou, resolvedYetFiring, declaredByDay, onCallNow, calledInstead, clocksMet, findings } =
    overview;
  return (
    <div className="overview">
      <section aria-label="Needs you now" className="needs panel" data-empty={needs.length === 0 || undefined}>
        <header>
          <h2>Needs you now</h2>
          <span className="soft numbers">{needs.length === 0 ? '' : `${needs.length}${moreNeedYou ? '+' : ''}`}</span>
        </header>
        {needs.length === 0 ? (
          <p className="panel-body soft">Nothing is waiting for you. {overdueWords(overdueElsewhere(overview))}</p>
        ) : null}
        {unreachedNeeds(overview.needsYou).map(({ unreached, codes }) => (
          <UnreachedNote key={unreached.why} unreached={unreached} of={codes} />
        ))}
        <ul>
          {needs.map((need) => (
            <NeedRow key={need.first.thing.id} {...need} />
          ))}
        </ul>
        {moreNeedYou ? (
          <p className="needs-more small">
            These are the most pressing. <Link to="/incidents">All open incidents</Link>
          </p>
        ) : null}
      </section>

      <FirstRun overview={overview} />

      <CalledFor calls={overview.calledFor} />

      {resolvedYetFiring.count === 0 ? null : (
        <section aria-label="Resolved but still firing">
          <h2 className="overview-title">
            <span>
              Resolved but still firing <span className="soft numbers">{resolvedYetFiring.count}</span>
            </span>
            <span className="soft small">Reopen those that are not over.</span>
          </h2>
          <Rows
            label="Resolved but still firing"
            items={resolvedYetFiring.items}
            columns={incidentColumns}
            rowKey={({ code }) => code}
            rowState={({ phase, severity, stillFiring }) => [phase, severity, stillFiring].join()}
          />
          {resolvedYetFiring.count > resolvedYetFiring.items.length ? (
            <p className="overview-more soft small">
              and {resolvedYetFiring.count - resolvedYetFiring.items.length} more, declared earlier
            </p>
          ) : null}
        </section>
      )}

      <section aria-label="Open incidents">
        <h2 className="overview-title">
          <span>
            <Link to="/incidents">Open incidents</Link> <span className="soft numbers">{open.count}</span>
          </span>
          <DaysLine byDay={declaredByDay} />
        </h2>
        {open.items.length === 0 ? (
          <Emptiness
            action={<Link to="/settings/integrations">Create an integration</Link>}
            command={'muster incident declare "…"'}
          >
            No open incidents. Incidents open here when an integration sends alerts.
          </Emptiness>
        ) : (
          <Rows
            label="Open incidents"
            items={open.items}
            columns={incidentColumns}
            rowKey={({ code }) => code}
            rowState={({ phase, severity, nextClock, unreached }) =>
              [phase, severity, nextClock?.name, nextClock?.state, unreached?.why].join()
            }
          />
        )}
        {open.count > open.items.length ? (
          <p className="overview-more small">
            <Link to="/incidents">All {open.count} open incidents</Link>
          </p>
        ) : null}
      </section>

      <div className="overview-panels">
        <Panel title="On call now">
          {onCallNow.length === 0 ? (
            <p className="nobody">
              {nobodyOnCall(calledInstead)} <Link to="/on-call">Put somebody on call</Link>.
            </p>
          ) : (
            onCallNow.map((person) => <Person key={person.id} person={person} />)
          )}
        </Panel>
        <Panel title="Clocks met" aside={<span className="soft small numbers">{declaredByDay.length} days</span>}>
          {clocksMet.length === 0 ? <p className="soft">No clock has run yet.</p> : null}
          <Definitions>
            {clocksMet.map(({ clock, met, total }) => (
              <Definition key={clock} name={clockWords[clock]}>
                <span className="numbers">
                  {total === 0 ? '–' : `${Math.floor((100 * met) / total)} %`}{' '}
                  <span className="soft small">{`${met} of ${total}`}</span>
                </span>
              </Definition>
            ))}
          </Definitions>
        </Panel>
        <ChangesPanel overview={overview} />
        {findings.length === 0 ? null : (
          <Panel title="Findings" aside={<Link to="/policy">Policy</Link>}>
            {findings.map((finding) => (
              <p key={finding.clause + finding.message}>
                {finding.message} <ClauseChip id={finding.clause} />
              </p>
            ))}
          </Panel>
        )}
      </div>
    </div>
  );
}
