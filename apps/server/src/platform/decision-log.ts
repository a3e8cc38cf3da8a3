import type { Actor } from '../kernel/actor.ts';
import { defineService } from '../kernel/services.ts';

/**
 * Where a decision of a language model goes on record before whoever asked hears of it (GOV 7.13): the gateway knows the
 * answer, another area what a prediction is.
 */
export type DecisionLog = {
  /** Throws AppFailure where it could not be logged whatever is answered: nothing is asked then. */
  begin(asked: {
    readonly actor: Actor;
    readonly requestId: string;
    /** What the caller says of the decision, as JSON. */
    readonly header: string;
    readonly isStream: boolean;
  }): LogAnswer;
};

/** Stores the decision in an answer's text; throws AppFailure where it is not on record, and then nobody hears of it. */
export type LogAnswer = (text: string | undefined) => Promise<void>;

export const decisionLogService = defineService<DecisionLog>('decision-log');
