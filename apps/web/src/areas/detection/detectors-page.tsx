import type { Detector } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { detectorsQuery } from './detection-queries.ts';
import './detection.css';

/** Which detector watches which series for anomalies. */
export function DetectorsPage() {
  const list = useInfiniteQuery(detectorsQuery);
  const detectors = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Detectors"
      count={list.data === undefined ? '' : `${detectors.length}${list.hasNextPage ? '+' : ''}`}
      lead="A detector can be activated only after a test on recorded data."
      actions={
        <VerbButton verb="detector.propose" may={{ allowed: true }} isMain>
          Propose a detector
        </VerbButton>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the detectors" />
      ) : list.isSuccess && detectors.length === 0 ? (
        <Emptiness command="muster detector propose incidents-by-hour --kind seasonal --series incidents">
          No detector is watching incidents, telemetry or models for anomalies yet.
        </Emptiness>
      ) : (
        <Rows label="Detectors" items={detectors} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Detector>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, name }) => (
      <Link to="/detectors/$id" params={{ id }} className="rows-title">
        {name}
      </Link>
    ),
  },
  { name: 'State', width: '130px', cell: (detector) => stateWords(detector) },
  { name: 'Watches', width: '260px', isWideOnly: true, cell: ({ series }) => series.join(', ') },
  {
    name: 'False alarms',
    width: '110px',
    isWideOnly: true,
    cell: ({ backTest }) => (backTest === undefined ? 'not tested' : `${backTest.falseAlarms} in ${backTest.judged} h`),
  },
];

/** Whether it is active, and whether it is muted. */
export const stateWords = ({ state, mutedUntil }: Pick<Detector, 'state' | 'mutedUntil'>): string =>
  state === 'active' ? (mutedUntil === undefined ? '✓ watching' : '– muted') : state;
