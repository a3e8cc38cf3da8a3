import type { Severity } from '@muster/policy';

/** Inputs of the metrics, as the areas supply them. No free text, no names. */
export type MeasuredIncident = {
  readonly id: string;
  readonly severity: Severity;
  readonly service: string | undefined;
  readonly declaredAt: Date;
  readonly acknowledgedAt: Date | undefined;
  readonly mitigatedAt: Date | undefined;
  readonly resolvedAt: Date | undefined;
  readonly outcome: string | undefined;
  /** The id of the incident this one was merged into. */
  readonly mergedInto: string | undefined;
};

export type ClockTally = {
  readonly severity: Severity;
  readonly name: string;
  readonly met: number;
  readonly decided: number;
  readonly running: number;
};

export type RatedIncident = { readonly severity: Severity; readonly isActionable: boolean };

export type MeasuredPostmortem = {
  readonly severity: Severity;
  readonly dueAt: Date;
  readonly promptAt: Date;
  readonly scheduledAt: Date | undefined;
  readonly publishedAt: Date | undefined;
  readonly missedAt: Date | undefined;
};

export type MeasuredException = {
  readonly approvedAt: Date;
  readonly isRenewal: boolean;
  readonly isInForce: boolean;
};

export type MeasuredAction = { readonly severity: Severity; readonly isLate: boolean };
