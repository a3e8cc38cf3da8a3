import type { DataAsset, DataDecision } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { assetsQuery, decisionsQuery } from './data-queries.ts';

/** Data assets: owner, class, and who decided that. */
export function DataPage() {
  const assets = useInfiniteQuery(assetsQuery);
  const decisions = useInfiniteQuery(decisionsQuery);
  const shown = assets.data?.pages.flatMap((page) => page.items) ?? [];
  const decided = decisions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Data"
      count={assets.data === undefined ? '' : String(shown.length)}
      lead="Each table, field, feature, prompt and document has an owner and one of four classes. Until it is classified, it counts as CONFIDENTIAL."
      actions={
        <>
          <ClauseChip id="6.1" />
          <VerbButton verb="asset.adopt">Adopt Muster’s tables</VerbButton>
          <VerbButton verb="asset.register">Register data</VerbButton>
          <VerbButton verb="asset.classify" isMain>
            Classify data
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={assets.isError ? problemOf(assets.error) : undefined} />
      {assets.isSuccess && shown.length === 0 ? (
        <Emptiness command="muster asset adopt --owner <team>">No data assets are registered yet.</Emptiness>
      ) : null}
      {shown.length === 0 ? null : (
        <Rows label="Data assets" items={shown} columns={assetColumns} rowKey={({ name }) => name} />
      )}
      <OlderOnes list={assets} />
      {decided.length === 0 ? null : (
        <>
          <h2 className="inset">Decisions</h2>
          <Rows label="Decisions" items={decided} columns={decisionColumns} rowKey={({ id }) => id} />
          <OlderOnes list={decisions} />
        </>
      )}
    </Page>
  );
}

const assetColumns: readonly Column<DataAsset>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, kind }) => (
      <>
        <code>{name}</code> <span className="soft">{kind}</span>
      </>
    ),
  },
  { name: 'Owner', width: '140px', cell: ({ owner }) => owner },
  {
    name: 'Class',
    width: '190px',
    cell: ({ dataClass, countsAs }) => dataClass ?? `none, counts as ${countsAs}`,
  },
  {
    name: 'Actions',
    width: '170px',
    cell: ({ name, version, may }) => (
      <>
        <VerbButton
          verb="asset.hand-over"
          may={may['hand-over']}
          acted={{ key: { name }, version }}
          label={`Hand over ${name}`}
          isCompact
        >
          Hand over
        </VerbButton>{' '}
        <VerbButton
          verb="asset.retire"
          may={may.retire}
          acted={{ key: { name }, version }}
          label={`Retire ${name}`}
          isCompact
        >
          Retire
        </VerbButton>
      </>
    ),
  },
];

const STATES = { asked: 'waiting', approved: 'approved', declined: 'not approved' } as const;

const decisionColumns: readonly Column<DataDecision>[] = [
  {
    name: 'Data',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ assets, reason }) => (
      <>
        {assets.length === 1 ? <code>{assets[0]}</code> : `${assets.length} data assets`}{' '}
        <span className="soft">{reason}</span>
      </>
    ),
  },
  { name: 'Class', width: '130px', cell: ({ dataClass }) => dataClass },
  {
    name: 'State',
    width: '120px',
    cell: ({ state, approval }) =>
      approval === undefined ? (
        STATES[state]
      ) : (
        <Link to="/approvals/$id" params={{ id: approval }}>
          {STATES[state]}
        </Link>
      ),
  },
  { name: 'Asked', width: '110px', cell: ({ requestedAt }) => <Time at={requestedAt} /> },
];
