import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/** Requests being served, and whether one more is admitted. */
export interface Load {
  /** Admits a request until the returned function is called, or says why not. */
  enter(): Result<() => void, AppError>;
  /** Why another request would not be admitted; undefined if it would. For use before its body is read. */
  judge(): AppError | undefined;
  /** Stops admitting requests. */
  drain(): void;
  readonly isDraining: boolean;
  readonly inFlight: number;
}

/**
 * Beyond `maxInFlight`, refusing at once helps more than serving everybody too late. 503, not 429: Alertmanager retries
 * a 503 immediately, a 429 only at the next group interval.
 */
export function createLoad(maxInFlight: number): Load {
  let inFlight = 0;
  let isDraining = false;
  const judge = () => (isDraining ? STOPPING : inFlight >= maxInFlight ? OVERLOADED : undefined);
  return {
    judge,
    enter() {
      const refusal = judge();
      if (refusal !== undefined) return err(refusal);
      inFlight += 1;
      let isInside = true;
      return ok(() => {
        if (isInside) inFlight -= 1;
        isInside = false;
      });
    },
    drain: () => void (isDraining = true),
    get isDraining() {
      return isDraining;
    },
    get inFlight() {
      return inFlight;
    },
  };
}

const STOPPING: AppError = {
  kind: 'unavailable',
  code: 'server/stopping',
  public: 'This server is shutting down.',
  remedy: 'Try again: another server will answer, or this one once it is back.',
  retryAfterSeconds: 1,
};

const OVERLOADED: AppError = {
  kind: 'unavailable',
  code: 'server/overloaded',
  public: 'Muster is receiving more requests than it can serve right now.',
  remedy: 'Try again in a moment.',
  retryAfterSeconds: 1,
};
