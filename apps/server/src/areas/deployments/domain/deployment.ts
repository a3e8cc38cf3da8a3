import type { EntryId, Id } from '../../../kernel/ids.ts';

export type DeploymentId = Id<'deployment'>;

/** A deployment's class with respect to the freeze (R10). Without proof of another, it is non-critical. */
export const deploymentClasses = ['non-critical', 'rollback', 'break-glass', 'critical'] as const;
export type DeploymentClass = (typeof deploymentClasses)[number];

export const outcomes = ['succeeded', 'failed', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** What to deploy, and where. */
export type Target = { readonly service: string; readonly environment: string; readonly commit: string };

/** The prefix by which people recognise a commit. */
export const shortCommit = (commit: string): string => commit.slice(0, SHORT);

const SHORT = 12;

/** One objective as the gate evaluated it. */
export type Weighed = {
  readonly objective: string;
  readonly state: 'no-data' | 'intact' | 'spending' | 'low' | 'exhausted' | 'unknown';
  readonly isFrozen: boolean;
  /** Exact, as a fraction of its allowance. */
  readonly remaining: string;
  /** The exception that currently waives its freeze. */
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
