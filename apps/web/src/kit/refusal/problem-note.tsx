import type { Problem } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useReachedAgain } from '../../api/reached.ts';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { fieldWords } from './field-words.ts';
import './refusal.css';

type Props = {
  problem: Problem | undefined;
  /** Retries; offered if the request did not get through. */
  onRetry?: (() => void) | undefined;
};

/** What went wrong, why, and what to do, beside the action that failed. */
export function ProblemNote({ problem, onRetry }: Props) {
  const isBack = useReachedAgain(problem?.code === 'client/unreachable');
  if (problem === undefined) return null;
  if (isBack) {
    return (
      <div className="problem" data-passed role="status">
        <p>Muster is reachable again. Your last action may not have gone through.</p>
        {onRetry === undefined ? null : <Again onRetry={onRetry} />}
      </div>
    );
  }
  const fields = problem.fields ?? [];
  const isRemedied = fields.some(({ remedy }) => remedy !== undefined);
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{problem.title}.</strong> {problem.detail}{' '}
        {problem.clause === undefined ? null : <ClauseChip id={problem.clause} />}
      </p>
      {/* The field itself shows its remedy. */}
      {problem.remedy === undefined || isRemedied ? null : <p>{problem.remedy}</p>}
      {fields.map((field) => (
        <p key={field.path}>{fieldLine(field)}</p>
      ))}
      {(problem.obligations ?? []).map((obligation) => (
        <p key={obligation.kind + obligation.clause}>
          Needed: {obligation.what}
          {obligation.from === undefined ? '' : ` (from ${obligation.from})`} <ClauseChip id={obligation.clause} />
        </p>
      ))}
      {onRetry === undefined || !isPassing(problem) ? null : <Again onRetry={onRetry} />}
      {problem.status >= 500 && problem.requestId !== undefined ? (
        <p className="soft small">
          Request <code>{problem.requestId}</code>
        </p>
      ) : null}
    </div>
  );
}

function Again({ onRetry }: { onRetry: () => void }) {
  return (
    <Button variant="default" size="compact-sm" onClick={onRetry}>
      Try again
    </Button>
  );
}

const isPassing = ({ status }: Problem): boolean => status === 0 || status === 503;

type Field = NonNullable<Problem['fields']>[number];

/** `Password: has fewer than 12 characters; use a longer one` */
function fieldLine({ path, problem, remedy }: Field): string {
  const words = fieldWords(path);
  return `${words === '' ? '' : `${words}: `}${problem}${remedy === undefined ? '' : `; ${remedy}`}`;
}
