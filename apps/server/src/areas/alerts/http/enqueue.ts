import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { isObject, isWords, JSON_LIMITS } from '../intake/sources/event.ts';

const Answer = Type.Object({
  status: Type.String(),
  message: Type.String(),
  dedup_key: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(Type.String())),
});

/**
 * PagerDuty's Events API v2, as its senders know it. The routing key is in the body, so that is read before anybody is
 * known, up to the size that PagerDuty takes; answers are PagerDuty's, and 503 where nothing was kept, which its senders
 * repeat.
 */
export const enqueueRoutes =
  (intake: AlertIntake): RouteTable =>
  (routes) =>
    routes.post(
      '/v2/enqueue',
      {
        access: { capability: "an integration's key, as the event's routing_key" },
        summary: 'Take an event of PagerDuty’s Events API v2',
        clauses: ['2.1', '6.6', '7.6'],
        maxBodyBytes: size.limit,
        takesBytes: true,
        status: 202,
        onFailed: (failed) => intake.failed(failed),
        schema: { body: Type.Unknown(), response: Answer },
      },
      async ({ body, http }) => {
        const { status, answer } = await enqueue(intake, body as Buffer);
        void http.reply.code(status);
        if (status === 503) void http.reply.header('retry-after', '1');
        return answer;
      },
    );

const size = { limit: 524_288 };
const routingKey = { limit: 32 };

async function enqueue(intake: AlertIntake, body: Buffer) {
  const invalid = (errors: readonly string[]) => ({
    status: 400,
    answer: { status: 'invalid event', message: 'Event object is invalid', errors: [...errors] },
  });
  const refuse = (error: AppError, errors: readonly string[], key?: string) => {
    intake.failed({ params: key === undefined ? {} : { key }, status: 400, error });
    return invalid(errors);
  };
  const event = parsed(body);
  if (!event.ok) return refuse(event.error, [event.error.public]);
  const { routing_key: key, event_action: action, dedup_key: given } = event.value;
  if (!isWords(key) || key.length !== routingKey.limit)
    return refuse(WRONG_KEY, [`Length of 'routing_key' is incorrect (should be ${routingKey.limit} characters)`]);
  const admitted = await intake.admit(key, 'pagerduty');
  if (!admitted.ok) return refuse(admitted.error, ["'routing_key' belongs to no integration"], key);
  const name = given ?? (action === 'trigger' ? intake.nameAlert() : undefined);
  const { routing_key: _key, ...told } = event.value;
  const stored = await intake.receive(key, Buffer.from(JSON.stringify({ ...told, dedup_key: name })));
  if (stored.ok)
    return {
      status: 202,
      answer: { status: 'success', message: 'Event processed', ...(isWords(name) ? { dedup_key: name } : {}) },
    };
  const { error } = stored;
  if (error.kind !== 'unavailable')
    return refuse(
      error,
      (error.fields ?? []).map(({ path, problem }) => `'${path.slice(1).replaceAll('/', '.')}' ${problem}`),
      key,
    );
  intake.failed({ params: { key }, status: 503, error });
  return { status: 503, answer: { status: 'unavailable', message: error.public } };
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
