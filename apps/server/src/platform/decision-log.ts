import type { Actor } from '../kernel/actor.ts';
import { defineService } from '../kernel/services.ts';

/**
 * Records a language model's decision before the caller gets it (GOV 7.13): the gateway knows the response, another
 * area knows what a prediction is.
 */
export type DecisionLog = {
  /** Throws AppFailure if the decision could not be logged whatever the response: then the model is not called. */
  begin(asked: {
    readonly actor: Actor;
    readonly requestId: string;
    /** The caller's description of the decision, as JSON. */
    readonly header: string;
    readonly isStream: boolean;
  }): LogAnswer;
};

/**
 * Stores the decision in a response's text. Throws AppFailure if it cannot be recorded, and then the response is
 * withheld.
 */
export type LogAnswer = (text: string | undefined) => Promise<void>;

export const decisionLogService = defineService<DecisionLog>('decision-log');
