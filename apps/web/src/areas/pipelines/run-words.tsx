import { spanWords, type ExpectedRun, type PipelineRun } from '@muster/api-client';

const SECOND_MS = 1000;

/** `4m 12s`; negative if early. */
export const secondsWords = (seconds: number): string => `${seconds < 0 ? '−' : ''}${spanWords(seconds * SECOND_MS)}`;

const states = {
  running: '◌ running',
  complete: '✓ complete',
  failed: '✕ failed',
  aborted: '✕ aborted',
} as const satisfies Record<PipelineRun['state'], string>;

export const RunState = ({ state }: Pick<PipelineRun, 'state'>) => (
  <span className={`run-${state}`}>{states[state]}</span>
);

const verdicts = {
  pending: '◌ still due',
  good: '✓ in time',
  late: '! late',
  failed: '✕ failed',
  unfinished: '! not complete in time',
  'never-started': '! never started',
} as const satisfies Record<ExpectedRun['verdict'], string>;

export const isMiss = (verdict: ExpectedRun['verdict']): boolean => verdict !== 'good' && verdict !== 'pending';

export const Verdict = ({ verdict }: Pick<ExpectedRun, 'verdict'>) => (
  <span className={isMiss(verdict) ? 'run-failed' : `run-${verdict === 'good' ? 'complete' : 'running'}`}>
    {verdicts[verdict]}
  </span>
);
