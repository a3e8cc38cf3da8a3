import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { isObject, isWords, JSON_LIMITS, type Fields } from '../intake/sources/event.ts';

/** The response to senders of PagerDuty's Events API v2. */
export const Answer = Type.Object({
  status: Type.String(),
  message: Type.String(),
  dedup_key: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.String())),
});

export type Answered = {
  readonly status: number;
  readonly answer: { readonly status: string; readonly message: string; dedup_key?: string; errors?: string[] };
};

/** PagerDuty's own limit, in bytes. */
export const size = { limit: 524_288 };
const routingKey = { limit: 32 };

/** An event with its integration key taken out, or the response to an invalid one. */
export async function eventOf(
  intake: AlertIntake,
  body: Buffer,
): Promise<{ readonly key: string; readonly event: Fields } | Answered> {
  const read = parsed(body);
  if (!read.ok) return refused(intake, read.error, [read.error.public]);
  const { routing_key: key, ...event } = read.value;
  if (!isWords(key) || key.length !== routingKey.limit)
    return refused(intake, WRONG_KEY, [
      `Length of 'routing_key' is incorrect (should be ${routingKey.limit} characters)`,
    ]);
  const admitted = await intake.admit(key, 'pagerduty');
  return admitted.ok
    ? { key, event }
    : refused(intake, admitted.error, ["'routing_key' belongs to no integration"], key);
}

/** 503 if nothing was kept, which senders retry; otherwise what is wrong with the event, in PagerDuty's own wording. */
export function notTaken(intake: AlertIntake, key: string, error: AppError): Answered {
  if (error.kind !== 'unavailable')
    return refused(
      intake,
      error,
      (error.fields ?? []).map(({ path, problem }) => `'${path.slice(1).replaceAll('/', '.')}' ${problem}`),
      key,
    );
  intake.failed({ params: { key }, status: 503, error });
  return { status: 503, answer: { status: 'unavailable', message: error.public } };
}

function refused(intake: AlertIntake, error: AppError, errors: readonly string[], key?: string): Answered {
  intake.failed({ params: key === undefined ? {} : { key }, status: 400, error });
  return {
    status: 400,
    answer: { status: 'invalid event', message: 'Event object is invalid', errors: [...errors] },
  };
}

const WRONG_KEY: AppError = {
  kind: 'invalid',
  code: 'alerts/not-a-notification',
  public: 'The event has no routing key of 32 characters.',
};

function parsed(body: Buffer) {
  try {
    const value = body.length === 0 ? undefined : parseJson(body, JSON_LIMITS);
    return isObject(value) ? ({ ok: true, value } as const) : ({ ok: false, error: WRONG_KEY } as const);
  } catch (failure) {
    if (!(failure instanceof AppFailure)) throw failure;
    return { ok: false, error: failure.error } as const;
  }
}
