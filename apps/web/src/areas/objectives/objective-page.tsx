import type { ObjectivePage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import { BudgetPlot } from './budget-plot.tsx';
import { objectiveQuery } from './objective-queries.ts';
import { leftWords, ObjectiveState } from './objective-state.tsx';
import './objectives.css';

/** The page of one objective. */
export function ObjectivePage() {
  const { name } = useParams({ from: '/members/objectives/$name' });
  return (
    <OneThing
      asked={useQuery(objectiveQuery(name))}
      name="Objective"
      absent="There is no such objective."
      back={<Link to="/objectives">All objectives</Link>}
    >
      {(objective) => <OpenedObjective objective={objective} />}
    </OneThing>
  );
}

function OpenedObjective({ objective }: { objective: Shown }) {
  const { name, title, service, may, clause } = objective;
  const acted = { key: { name } };
  return (
    <Page
      title={name}
      lead={`${title}, ${service}`}
      actions={
        <>
          <VerbButton verb="objective.retire" may={may.retire} acted={acted}>
            Retire
          </VerbButton>
          <VerbButton verb="objective.correct" may={may.correct} acted={acted}>
            Correct
          </VerbButton>
          <VerbButton verb="objective.activate" may={may.activate} acted={acted} isMain>
            Activate
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Budget" aside={<ClauseChip id={clause} />}>
          <BudgetPlot objective={objective} />
          <Numbers objective={objective} />
        </Panel>
        <Panel title="What burned the budget" aside={<ClauseChip id="9.1" />}>
          <BurnedBy objective={objective} />
        </Panel>
        <Panel title="Freezes" aside={<ClauseChip id="4.7" />}>
          <Freezes objective={objective} />
        </Panel>
        <Panel title="Burn rate" aside={<ClauseChip id="4.6" />}>
          <BurnRates objective={objective} />
        </Panel>
        <Panel title="Alerts" aside={<ClauseChip id="4.6" />}>
          {objective.burning.map(({ level, since, why, incident }) => (
            <p key={level}>
              <strong>{why}</strong>, since <Time at={since} as="in-words" />{' '}
              <Link to="/incidents/$code" params={{ code: incident }}>
                {incident}
              </Link>
            </p>
          ))}
          {objective.alerts.map(({ level, when, refused }) => (
            <p key={when} className={refused === undefined ? '' : 'soft'}>
              {level === 'page' ? 'Pages' : 'Opens a SEV-3'}: {when}
              {refused === undefined ? '' : ` (not used: ${refusals[refused]})`}
            </p>
          ))}
        </Panel>
        <Panel title="Sources">
          <Sources objective={objective} />
        </Panel>
        <Versions objective={objective} />
      </div>
    </Page>
  );
}

const refusals = {
  'never-fires': 'it could never fire, however bad the traffic',
  'fires-on-healthy': 'it could fire for the whole period without causing a freeze',
} as const;

function Numbers({ objective }: { objective: Shown }) {
  const { budget, own, remaining, target, isMet, thawAt, exhaustedAt, silentSince, waiver, frozenSince } = objective;
  return (
    <Definitions>
      <Definition name="State">
        <ObjectiveState objective={objective} />
      </Definition>
      <Definition name="Remaining">
        <span className="numbers">
          {leftWords(objective)} <span className="soft">exactly {remaining}</span>
        </span>
      </Definition>
      <Definition name="Counts for the freeze">
        over {budget.window}: {budget.bad} bad of {budget.total}; {wholeWords(budget.allowed)} allowed
      </Definition>
      <Definition name="Target">
        {target} over {own.window}: {own.bad} bad of {own.total}
        {isMet === undefined ? '' : isMet ? ', met' : ', missed'}
      </Definition>
      {frozenSince === undefined ? null : (
        <Definition name="Frozen since">
          <Time at={frozenSince} as="absolute" />
          {waiver === undefined ? null : (
            <>
              {', '}
              <Link to="/exceptions/$id" params={{ id: waiver }}>
                waived
              </Link>
            </>
          )}
        </Definition>
      )}
      {thawAt === undefined ? null : (
        <Definition name="Thaw expected">
          <Time at={thawAt} as="absolute" /> <span className="soft">if nothing more fails</span>
        </Definition>
      )}
      {exhaustedAt === undefined ? null : (
        <Definition name="Exhausted by">
          <Time at={exhaustedAt} as="absolute" /> <span className="soft">at the burn rate of the past day</span>
        </Definition>
      )}
      {silentSince === undefined ? null : (
        <Definition name="No data since">
          <Time at={silentSince} as="absolute" />
        </Definition>
      )}
    </Definitions>
  );
}

/** `1.68` for `42/25`: rounded down. */
function wholeWords(fraction: string): string {
  const [num = '0', den = '1'] = fraction.split('/');
  const hundredths = (BigInt(num) * 100n) / BigInt(den);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}

function Burner({ cause, title }: { cause: string; title: string }) {
  if (cause.startsWith('incident:'))
    return (
      <Link to="/incidents/$code" params={{ code: title }}>
        {title}
      </Link>
    );
  return cause.startsWith('deployment:') ? <Link to="/deployments">{title}</Link> : title;
}

/** Burn rates over each window of the policy's alerts. */
function BurnRates({ objective: { burnRates } }: { objective: Shown }) {
  const counted = burnRates.filter(({ total }) => total !== '0');
  if (counted.length === 0) return <p className="soft">No recent data.</p>;
  return counted.map(({ minutes, total, bad, times }) => (
    <p key={minutes}>
      <span className="numbers">{times === undefined ? '' : `${times.toFixed(2)} times `}</span>
      over {windowWords(minutes)}: {bad} bad of {total}
    </p>
  ));
}

const [HOUR, DAY] = [60, 24 * 60];

const windowWords = (minutes: number): string =>
  minutes % DAY === 0 ? `${minutes / DAY} d` : minutes % HOUR === 0 ? `${minutes / HOUR} h` : `${minutes} min`;

function BurnedBy({ objective: { burnedBy, misses } }: { objective: Shown }) {
  if (burnedBy.length === 0) return <p className="soft">Nothing yet.</p>;
  return (
    <>
      {burnedBy.map(({ cause, title, bad }) => (
        <p key={cause}>
          <span className="numbers">{bad}</span> <Burner cause={cause} title={title} />
        </p>
      ))}
      {misses.map(({ key, at, state }) => (
        <p key={key} className="soft">
          {state === 'pending' ? 'waits' : 'missed'}: {key}, <Time at={at} as="in-words" />
        </p>
      ))}
    </>
  );
}

function Freezes({ objective: { freezes } }: { objective: Shown }) {
  if (freezes.length === 0) return <p className="soft">It has never frozen deployments.</p>;
  return freezes.map(({ from, to, bad, total }) => (
    <p key={from}>
      <Time at={from} as="absolute" /> to {to === undefined ? 'now' : <Time at={to} as="absolute" />}: started with{' '}
      {bad} bad of {total}
    </p>
  ));
}

function Sources({ objective: { sources, corrections, measured, budget } }: { objective: Shown }) {
  return (
    <>
      {sources.length === 0 ? <p className="soft">No sources yet.</p> : null}
      {sources.map(({ source, heardAt }) => (
        <p key={source}>
          <code>{source}</code> last heard <Time at={heardAt} />
        </p>
      ))}
      {corrections.length === 0 ? null : (
        <p>
          Measured: {measured.bad} bad of {measured.total}. Corrected: {budget.bad} bad of {budget.total}.
        </p>
      )}
      {corrections.map(({ from, to, bad, total, reason, at }) => (
        <p key={at} className="soft">
          <Time at={from} as="absolute" /> to <Time at={to} as="absolute" />: {bad} bad of {total} excluded. {reason}
        </p>
      ))}
    </>
  );
}

function Versions({ objective: { versions } }: { objective: Shown }) {
  if (versions.length === 0) return null;
  return (
    <Panel title="Versions">
      {versions.map(({ version, state, target, wouldHaveFrozen, hoursWithData }) => (
        <p key={version}>
          {version}: {target}, {state}
          {hoursWithData === 0
            ? ''
            : `; would have frozen deployments ${wouldHaveFrozen} ${wouldHaveFrozen === 1 ? 'time' : 'times'} in the 28 days before`}
        </p>
      ))}
    </Panel>
  );
}
