import type { DetectionEpisode, Drift } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { driftQuery, openEpisodesQuery } from './detection-queries.ts';
import { DriftVerdict } from './drift-words.tsx';
import './detection.css';

/** Model versions compared with their references, and the findings. */
export function DriftVersionsPage() {
  const list = useInfiniteQuery(driftQuery);
  const open = useQuery(openEpisodesQuery).data?.items ?? [];
  const versions = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Drift"
      count={list.data === undefined ? '' : `${versions.length}${list.hasNextPage ? '+' : ''}`}
      lead="Every version that makes predictions is compared with its reference, hour by hour."
      actions={<Link to="/fairness">Fairness</Link>}
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {open.length === 0 ? null : (
        <>
          <h2 className="inset">Open episodes</h2>
          <Rows label="Open episodes" items={open} columns={episodeColumns} rowKey={({ id }) => id} />
          <h2 className="inset">Versions</h2>
        </>
      )}
      {list.isPending ? (
        <Waiting what="the versions" />
      ) : list.isSuccess && versions.length === 0 ? (
        <Emptiness command="muster service-account issue-key <account> --scope predictions:log --days 90">
          No version has made a prediction yet. Each is watched from its first prediction on.
        </Emptiness>
      ) : (
        <Rows label="Versions" items={versions} columns={columns} rowKey={({ id }) => id} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Drift>[] = [
  {
    name: 'Version',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, name }) => (
      <Link to="/drift/$id" params={{ id }} className="rows-title">
        {name}
      </Link>
    ),
  },
  { name: 'Verdict', width: '190px', cell: ({ verdict }) => <DriftVerdict verdict={verdict} /> },
  { name: 'Drifting', width: '70px', isWideOnly: true, cell: ({ drifting }) => String(drifting) },
  { name: 'Possible', width: '80px', isWideOnly: true, cell: ({ possible }) => String(possible) },
  { name: 'Data', width: '60px', isWideOnly: true, cell: ({ problems }) => String(problems) },
  {
    name: 'Judged',
    width: '150px',
    isWideOnly: true,
    cell: ({ judgedAt }) => (judgedAt === undefined ? '' : <Time at={judgedAt} />),
  },
];

const episodeColumns: readonly Column<DetectionEpisode>[] = [
  { name: 'Severity', width: '90px', cell: ({ severity }) => <SeverityMark severity={severity} /> },
  {
    name: 'What',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ about, says, kind, subject }) =>
      kind === 'anomaly' ? (
        <Link to="/detectors/$id" params={{ id: subject }} className="rows-title">
          {about}: {says}
        </Link>
      ) : (
        <Link to="/drift/$id" params={{ id: subject }} className="rows-title">
          {about}: {says}
        </Link>
      ),
  },
  { name: 'Since', width: '150px', isWideOnly: true, cell: ({ openedAt }) => <Time at={openedAt} /> },
];
