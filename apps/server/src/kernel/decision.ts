import type { AppError, ErrorCode } from './app-error.ts';
import type { ClauseId } from './ids.ts';
import type { Obligation } from './obligation.ts';

/** What a rule of the policy decides about one act, and why (architecture, idea 1). */
export type Decision =
  | {
      readonly allowed: true;
      readonly clause?: ClauseId;
      readonly reason: string;
      readonly obligations: readonly Obligation[];
    }
  | {
      readonly allowed: false;
      readonly code: ErrorCode;
      readonly clause?: ClauseId;
      readonly reason: string;
      readonly remedy?: string;
      readonly obligations: readonly Obligation[];
    };

export type Refusal = Extract<Decision, { allowed: false }>;

export const allow = (reason: string, clause?: ClauseId, obligations: readonly Obligation[] = []): Decision => ({
  allowed: true,
  reason,
  obligations,
  ...(clause === undefined ? {} : { clause }),
});

/** Whether somebody may act, computed before they try. There is no reason for what is allowed: nobody needs one. */
export type Verdict = {
  readonly allowed: boolean;
  readonly reason?: string;
  readonly remedy?: string;
  readonly clause?: ClauseId;
  /** A question to confirm first, where the act is allowed but has consequences. */
  readonly confirm?: string;
};

export const verdictOf = (decision: Decision): Verdict =>
  decision.allowed
    ? { allowed: true }
    : {
        allowed: false,
        reason: decision.reason,
        ...(decision.remedy === undefined ? {} : { remedy: decision.remedy }),
        ...(decision.clause === undefined ? {} : { clause: decision.clause }),
      };

/** A refusal as an error for callers. `kind` tells adapters which HTTP status to answer with. */
export const refused = (decision: Refusal, kind: AppError['kind'] = 'refused'): AppError => ({
  kind,
  code: decision.code,
  public: decision.reason,
  obligations: decision.obligations,
  ...(decision.clause === undefined ? {} : { clause: decision.clause }),
  ...(decision.remedy === undefined ? {} : { remedy: decision.remedy }),
});
