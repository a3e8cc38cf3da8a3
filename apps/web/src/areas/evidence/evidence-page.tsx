import type { BoardReport } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useServerNow } from '../../live/server-clock.ts';
import { saveFile } from '../ledger/save-file.ts';
import { spanOf } from '../measures/measures-query.ts';
import { useMay } from '../session/use-session.ts';
import { ControlFindings } from './control-findings.tsx';
import { ControlsTable } from './controls-table.tsx';
import { controlsQuery, evidenceArchive, reportsQuery, type Period } from './evidence-queries.ts';
import { VerdictBar } from './verdict-bar.tsx';
import './evidence.css';

const SPANS = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'a year'],
] as const;
const USUAL = 90;

/** The evidence for each control, the reports to the Board, and the archive for an auditor. */
export function EvidencePage() {
  const [days, setDays] = useState(USUAL);
  const period = spanOf({ days }, useServerNow());
  const mayRead = useMay('report.read');
  return (
    <Page
      title="Evidence"
      lead="Facts from the ledger, next to what this build asserts. Conclusions are the auditor’s."
      actions={
        <>
          <ClauseChip id="7.12" />
          <SaveEvidence period={period} />
          <VerbButton verb="report.prepare" may={useMay('report.prepare')} isMain>
            Prepare report
          </VerbButton>
        </>
      }
    >
      {mayRead?.allowed === true ? <Reports /> : <p className="inset soft">{mayRead?.reason}</p>}
      {useMay('evidence.read')?.allowed === true ? (
        <>
          <FilterBar
            choices={[
              { name: 'Period', options: SPANS, value: String(days), onChoose: (value) => setDays(Number(value)) },
            ]}
            tokens={[]}
          />
          <Controls period={period} />
        </>
      ) : null}
    </Page>
  );
}

function Controls({ period }: { period: Period }) {
  const controls = useQuery(controlsQuery(period));
  if (controls.isError)
    return (
      <div className="inset">
        <ProblemNote problem={problemOf(controls.error)} />
      </div>
    );
  if (controls.data === undefined) return <Waiting what="the controls" />;
  const { items } = controls.data;
  return (
    <div className="inset stack">
      <VerdictBar controls={items} />
      <ControlFindings period={period} />
      <Panel title="SOC 2">
        <ControlsTable label="SOC 2" controls={items.filter(({ of }) => of === 'soc2')} />
      </Panel>
      <Panel title="Policy clauses">
        <ControlsTable label="Policy clauses" controls={items.filter(({ of }) => of === 'policy')} />
      </Panel>
    </div>
  );
}

function Reports() {
  const list = useInfiniteQuery(reportsQuery);
  const reports = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the reports" />
      ) : list.isSuccess && reports.length === 0 ? (
        <Emptiness command="muster report prepare 2026-Q3">No report to the Board has been prepared yet.</Emptiness>
      ) : (
        <Rows label="Reports to the Board" items={reports} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </>
  );
}

const columns: readonly Column<BoardReport>[] = [
  {
    name: 'Quarter',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, quarter, version }) => (
      <Link to="/evidence/reports/$id" params={{ id }} className="rows-title">
        {quarter}
        {version === 1 ? '' : `, version ${version}`}
      </Link>
    ),
  },
  { name: 'With exceptions', width: '130px', cell: ({ failing }) => `${failing} controls` },
  { name: 'Prepared by', width: '180px', isWideOnly: true, cell: ({ preparedBy }) => <Person person={preparedBy} /> },
  { name: 'When', width: '130px', cell: ({ preparedAt }) => <Time at={preparedAt} /> },
];

function SaveEvidence({ period }: { period: Period }) {
  const may = useMay('evidence.export');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      saveFile(await evidenceArchive(period), `evidence-${period.to.slice(0, 10)}.zip`);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (may?.allowed !== true) return null;
  return (
    <>
      <BusyButton variant="default" isBusy={isBusy} onClick={() => void save()}>
        Download the evidence
      </BusyButton>
      <ProblemNote problem={failure === undefined ? undefined : problemOf(failure)} />
    </>
  );
}
