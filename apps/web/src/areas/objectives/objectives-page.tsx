import type { ObjectiveSummary } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { ImportButton } from './import-button.tsx';
import { objectivesQuery } from './objective-queries.ts';
import { leftWords, ObjectiveState } from './objective-state.tsx';
import './objectives.css';

/** Objectives, their remaining error budgets, and what freezes deployments. */
export function ObjectivesPage() {
  const list = useQuery(objectivesQuery);
  const objectives = list.data?.items ?? [];
  const frozen = objectives.filter(({ frozenSince, waiver }) => frozenSince !== undefined && waiver === undefined);
  return (
    <Page
      title="Objectives"
      count={list.data === undefined ? '' : String(objectives.length)}
      lead="What we promise, and how much of each error budget is left."
      actions={<ImportButton />}
    >
      <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      {frozen.length === 0 ? null : (
        <p className="inset objective-freeze" role="note">
          Non-critical deployments are frozen by {frozen.map(({ name }) => name).join(', ')}. <ClauseChip id="4.7" />
        </p>
      )}
      {list.isPending ? (
        <Waiting what="the objectives" />
      ) : (
        <Rows label="Objectives" items={objectives} columns={columns} rowKey={({ name }) => name} rowState={rowState} />
      )}
    </Page>
  );
}

const rowState = ({ state, frozenSince = '', waiver = '' }: ObjectiveSummary): string =>
  [state, frozenSince, waiver].join();

const columns: readonly Column<ObjectiveSummary>[] = [
  {
    name: 'Objective',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, title }) => (
      <Link to="/objectives/$name" params={{ name }} className="rows-title">
        {name} · {title}
      </Link>
    ),
  },
  { name: 'Target', width: '90px', isWideOnly: true, cell: ({ target }) => target },
  { name: 'Window', width: '130px', isWideOnly: true, cell: ({ window }) => window },
  {
    name: 'Met',
    width: '80px',
    isWideOnly: true,
    cell: ({ isMet }) => (isMet === undefined ? '–' : isMet ? 'met' : 'missed'),
  },
  { name: 'Remaining', width: '90px', cell: (objective) => <span className="numbers">{leftWords(objective)}</span> },
  { name: 'State', width: '120px', cell: (objective) => <ObjectiveState objective={objective} /> },
];
