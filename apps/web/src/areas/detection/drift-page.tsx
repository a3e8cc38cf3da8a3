import type { DriftComparison, DriftPage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { driftPageQuery, fairnessTrendQuery } from './detection-queries.ts';
import { DriftVerdict, percent } from './drift-words.tsx';
import { FairnessTable } from './fairness-table.tsx';
import { PsiCurve } from './psi-curve.tsx';
import { TwoDistributions } from './two-distributions.tsx';
import './detection.css';

/** The page of one version compared with its reference. */
export function DriftPage() {
  const { id } = useParams({ from: '/members/drift/$id' });
  return (
    <OneThing
      asked={useQuery(driftPageQuery(id))}
      name="Version"
      absent="No such version is being watched."
      back={<Link to="/drift">All versions</Link>}
    >
      {(version) => <Opened version={version} />}
    </OneThing>
  );
}

function Opened({ version }: { version: Shown }) {
  const acted = { key: { id: version.id }, version: version.version };
  const verdictOf = (name: string, what: string) =>
    version.comparisons.find((one) => one.name === name && one.what === what);
  return (
    <Page
      title={version.name}
      lead="Grey: the reference. Line: current predictions."
      actions={
        <>
          <VerbButton verb="drift.drill" may={version.may.drill} acted={acted}>
            Drill
          </VerbButton>
          <VerbButton verb="drift.rebase" may={version.may.rebase} acted={acted}>
            Ask for a new reference
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Status" aside={<ClauseChip id="7.9" />}>
          <Standing version={version} />
        </Panel>
        {version.dataProblems.length === 0 ? null : (
          <Panel title="The data has changed">
            {version.dataProblems.map(({ kind, name = 'all predictions', found, limit }) => (
              <p key={`${kind} ${name}`}>
                <strong>{problemWords[kind]}</strong>: {name}, {found.toFixed(3)}, limit {limit}
              </p>
            ))}
          </Panel>
        )}
        <Panel title="Largest drift from the reference, last two weeks">
          <PsiCurve page={version} />
        </Panel>
        <div className="plot-grid">
          {version.plots.map((plot) => {
            const compared = verdictOf(plot.name, plot.what);
            return (
              <Panel
                key={`${plot.what} ${plot.name}`}
                title={plot.what === 'feature' ? plot.name : `${plot.name} (${plot.what})`}
                aside={compared === undefined ? undefined : <DriftVerdict verdict={compared.verdict} />}
              >
                <TwoDistributions plot={plot} />
              </Panel>
            );
          })}
        </div>
      </div>
      {version.comparisons.length === 0 ? null : (
        <>
          <h2 className="inset">Statistics</h2>
          <Rows
            label="Statistics"
            items={version.comparisons}
            columns={columns}
            rowKey={({ name, what }) => `${what} ${name}`}
          />
        </>
      )}
      <Fair id={version.id} />
    </Page>
  );
}

function Standing({ version }: { version: Shown }) {
  const { reference, window, gathered } = version;
  return (
    <Definitions>
      <Definition name="Verdict">
        <DriftVerdict verdict={version.verdict} />
      </Definition>
      {reference === undefined ? (
        <Definition name="Reference">
          being gathered since <Time at={gathered.since} as="absolute" />, until there are {gathered.needsRows}{' '}
          predictions
        </Definition>
      ) : (
        <Definition name="Reference">
          number {reference.number}: {reference.rows} predictions, <Time at={reference.from} as="absolute" /> to{' '}
          <Time at={reference.to} as="absolute" />
        </Definition>
      )}
      {window === undefined ? null : (
        <Definition name="Compared">
          {version.rows ?? 0} predictions, <Time at={window.from} as="absolute" /> to{' '}
          <Time at={window.to} as="absolute" />
        </Definition>
      )}
      {version.accuracy === undefined ? null : (
        <Definition name="Accuracy">{percent(version.accuracy)} on the newest labels</Definition>
      )}
      {version.streams.map(({ stream, detector, at }) => (
        <Definition key={`${stream} ${detector}`} name={stream === 'error-share' ? 'Errors' : 'Mean score'}>
          change detected by {detector === 'adwin' ? 'ADWIN' : 'Page–Hinkley'}, <Time at={at} as="absolute" />
        </Definition>
      ))}
    </Definitions>
  );
}

function Fair({ id }: { id: string }) {
  const reports = useQuery(fairnessTrendQuery(id)).data?.items ?? [];
  if (reports.length === 0) return null;
  return (
    <div className="inset stack">
      <Panel title="Fairness, day by day" aside={<ClauseChip id="7.15" />}>
        <FairnessTable reports={reports} by="day" />
      </Panel>
    </div>
  );
}

const problemWords = {
  missing: 'More values missing',
  range: 'Out of range',
  unseen: 'New values',
  schema: 'No longer sent',
  volume: 'Volume, relative to usual',
  freshness: 'Silent, in minutes',
} as const satisfies Record<Shown['dataProblems'][number]['kind'], string>;

const columns: readonly Column<DriftComparison>[] = [
  { name: 'Name', isMain: true, width: 'minmax(0, 1fr)', cell: ({ name }) => name },
  { name: 'Verdict', width: '170px', cell: ({ verdict }) => <DriftVerdict verdict={verdict} /> },
  { name: 'PSI', width: '80px', cell: ({ psi }) => psi.toFixed(3) },
  {
    name: 'Test',
    width: '210px',
    isWideOnly: true,
    cell: ({ test, statistic, p }) =>
      `${test === 'chi-square' ? 'χ²' : 'KS'} ${statistic.toPrecision(3)}, p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`,
  },
  { name: 'JS', width: '70px', isWideOnly: true, cell: ({ jensenShannon }) => jensenShannon.toFixed(3) },
  {
    name: 'W₁',
    width: '70px',
    isWideOnly: true,
    cell: ({ wasserstein }) => (wasserstein === undefined ? '' : wasserstein.toFixed(2)),
  },
  { name: 'Rows', width: '80px', isWideOnly: true, cell: ({ currentRows }) => String(currentRows) },
];
