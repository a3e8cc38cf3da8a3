import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';

/** Faults of one exchange: nothing arrives, the response is lost, the server throttles, or it fails an item. */
export type Fault = 'time-out' | 'cut' | 'throttled' | 'item';

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The network between Muster and a stand-in: `next` decides which fault each exchange has, if any. */
export function networkTo(
  standIn: { answer(request: OutgoingRequest, isItemFault: boolean): Answer; readonly throttle: Answer },
  next: () => Fault | undefined = () => undefined,
): Outgoing {
  return {
    async send(request) {
      const fault = next();
      if (fault === 'time-out') return err({ kind: 'timed_out', public: 'nobody answers', isWorthRetrying: true });
      const answer = fault === 'throttled' ? standIn.throttle : standIn.answer(request, fault === 'item');
      if (fault === 'cut') return err({ kind: 'broken_answer', public: 'the answer broke off', isWorthRetrying: true });
      const { status, body = '', headers = {} } = answer;
      const text =
        body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      return ok({ status, headers, body: text });
    },
    judge: async (url) => ok(new URL(url)),
    close: async () => undefined,
  };
}

export const textOfRequest = ({ body = '' }: OutgoingRequest): string => Buffer.from(body).toString('utf8');
