import type { AppError, ErrorCode } from './app-error.ts';
import type { ClauseId } from './ids.ts';
import type { Obligation } from './obligation.ts';

/** What a rule of the policy says of one act, and why (architecture, idea 1). */
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

/** What somebody may do, as it is said before they try. Why something is allowed is nobody's question. */
export type Verdict = {
  readonly allowed: boolean;
  readonly reason?: string;
  readonly remedy?: string;
  readonly clause?: ClauseId;
  /** What is asked first, where it may be done and is worth asking. */
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

/** A refusal as callers see it. `kind` tells adapters which status to answer with. */
export const refused = (decision: Refusal, kind: AppError['kind'] = 'refused'): AppError => ({
  kind,
  code: decision.code,
  public: decision.reason,
  obligations: decision.obligations,
  ...(decision.clause === undefined ? {} : { clause: decision.clause }),
  ...(decision.remedy === undefined ? {} : { remedy: decision.remedy }),
});
