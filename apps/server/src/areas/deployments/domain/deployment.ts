import type { EntryId, Id } from '../../../kernel/ids.ts';

export type DeploymentId = Id<'deployment'>;

/** What a deployment is to the freeze (R10). All are non-critical but for those that a proof says otherwise of. */
export const deploymentClasses = ['non-critical', 'rollback', 'break-glass', 'critical'] as const;
export type DeploymentClass = (typeof deploymentClasses)[number];

export const outcomes = ['succeeded', 'failed', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** What is to be deployed where. */
export type Target = { readonly service: string; readonly environment: string; readonly commit: string };

/** By how much of it people know a commit. */
export const shortCommit = (commit: string): string => commit.slice(0, SHORT);

const SHORT = 12;

/** One objective as the gate weighed it. */
export type Weighed = {
  readonly objective: string;
  readonly state: 'no-data' | 'intact' | 'spending' | 'low' | 'exhausted' | 'unknown';
  readonly isFrozen: boolean;
  /** Exactly, as a fraction of its allowance. */
  readonly remaining: string;
  /** The exception by which its freeze does not hold now. */
  readonly waiver?: string;
};

export type Deployment = Target & {
  readonly id: DeploymentId;
  readonly reference: string | undefined;
  readonly class: DeploymentClass;
  readonly isAllowed: boolean;
  readonly code: string;
  readonly waiver: string | undefined;
  readonly objectives: readonly Weighed[];
  readonly snapshot: string;
  /** Undefined: GitHub itself. */
  readonly askedBy: string | undefined;
  readonly askedAt: Date;
  readonly startedAt: Date | undefined;
  readonly finishedAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};
