import type { Runbook } from '@muster/change-rules';
import type { RoleId } from '@muster/policy';
import type { EntryId, Id, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

export type ExecutionId = Id<'execution'>;

export const outcomes = ['passed', 'failed', 'abandoned'] as const;
export type Outcome = (typeof outcomes)[number];

export const stepStates = ['open', 'taken', 'done', 'failed', 'skipped'] as const;
export type StepState = (typeof stepStates)[number];

/** A step as it was in the runbook when the execution started, and its outcome. */
export type FollowedStep = {
  readonly id: string;
  readonly title: string;
  readonly role: RoleId;
  readonly run: string | undefined;
  readonly verify: string;
  readonly state: StepState;
  readonly by: PrincipalId | undefined;
  readonly takenAt: Date | undefined;
  readonly endedAt: Date | undefined;
  readonly evidence: string | undefined;
  /** How it deviated from the text, or why it was skipped. */
  readonly deviation: string | undefined;
};

export type Execution = {
  readonly id: ExecutionId;
  readonly incidentId: IncidentId;
  readonly runbook: string;
  readonly runbookVersion: string;
  readonly title: string;
  readonly steps: readonly FollowedStep[];
  readonly isDrill: boolean;
  readonly startedBy: PrincipalId;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  readonly note: string | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

export const stepsOf = ({ steps }: Runbook): readonly FollowedStep[] =>
  steps.map((step) => ({
    ...step,
    state: 'open',
    by: undefined,
    takenAt: undefined,
    endedAt: undefined,
    evidence: undefined,
    deviation: undefined,
  }));

export const isStepOver = ({ state }: FollowedStep): boolean => state !== 'open' && state !== 'taken';

/** Earlier steps that are not over: doing this one first is a deviation and needs a reason. */
export function passedOver(steps: readonly FollowedStep[], id: string): readonly FollowedStep[] {
  const at = steps.findIndex((step) => step.id === id);
  return steps.slice(0, Math.max(at, 0)).filter((step) => !isStepOver(step));
}

/** A copy with one step changed. */
export const withStep = (
  execution: Execution,
  id: string,
  change: Partial<FollowedStep>,
): Pick<Execution, 'steps'> => ({
  steps: execution.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
});

const MS_PER_SECOND = 1000;
export const secondsBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / MS_PER_SECOND));

export const tallyOf = (steps: readonly FollowedStep[]) => ({
  done: steps.filter(({ state }) => state === 'done').length,
  skipped: steps.filter(({ state }) => state === 'skipped').length,
  deviations: steps.filter(({ deviation }) => deviation !== undefined).length,
});
