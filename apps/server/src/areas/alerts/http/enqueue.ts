import { Type } from 'typebox';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { isWords } from '../intake/sources/event.ts';
import { Answer, eventOf, notTaken, size, type Answered } from './pagerduty-events.ts';

/**
 * PagerDuty's Events API v2, as its senders know it. The routing key is in the body, so the body is read before the
 * sender is known, up to PagerDuty's size limit; responses are PagerDuty's. A response header carries the delivery id.
 */
export const enqueueRoutes =
  (intake: AlertIntake): RouteTable =>
  (routes) => {
    const endpoints = [
      ['/v2/enqueue', 'Receive an event in the format of PagerDuty’s Events API v2', enqueue],
      ['/v2/change/enqueue', 'Receive a change event in the format of PagerDuty’s Events API v2', enqueueChange],
    ] as const;
    for (const [path, summary, take] of endpoints)
      routes.post(
        path,
        {
          access: { capability: "an integration's key, as the event's routing_key" },
          summary,
          clauses: ['2.1', '6.6', '7.6'],
          maxBodyBytes: size.limit,
          takesBytes: true,
          status: 202,
          onFailed: (failed) => intake.failed(failed),
          schema: { body: Type.Unknown(), response: Answer },
        },
        async ({ body, http }) => {
          const { status, answer, delivery } = await take(intake, body as Buffer);
          void http.reply.code(status);
          if (status === 503) void http.reply.header('retry-after', '1');
          if (delivery !== undefined) void http.reply.header('muster-delivery', delivery);
          return answer;
        },
      );
  };

type Taken = Answered & { readonly delivery?: string };

async function enqueue(intake: AlertIntake, body: Buffer): Promise<Taken> {
  const came = await eventOf(intake, body);
  if (!('event' in came)) return came;
  const { key, event } = came;
  const name = event['dedup_key'] ?? (event['event_action'] === 'trigger' ? intake.nameAlert() : undefined);
  const stored = await intake.receive(key, Buffer.from(JSON.stringify({ ...event, dedup_key: name })));
  if (!stored.ok) return notTaken(intake, key, stored.error);
  return {
    status: 202,
    answer: { status: 'success', message: 'Event processed', ...(isWords(name) ? { dedup_key: name } : {}) },
    delivery: stored.value.id,
  };
}

async function enqueueChange(intake: AlertIntake, body: Buffer): Promise<Taken> {
  const came = await eventOf(intake, body);
  if (!('event' in came)) return came;
  const taken = await intake.tellChange(came.key, came.event);
  return taken.ok
    ? { status: 202, answer: { status: 'success', message: 'Change event processed' } }
    : notTaken(intake, came.key, taken.error);
}
