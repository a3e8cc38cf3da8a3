import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { isSignedV4 } from './check-sigv4.ts';
import { textOfRequest, type Answer } from './faults.ts';

type LogEvent = { readonly timestamp: number; readonly message: string };

const fault = (status: number, type: string): Answer => ({ status, body: { __type: type } });
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** One log stream, following the PutLogEvents documentation. */
export class CloudWatchStandIn {
  readonly throttle = fault(400, 'ThrottlingException');
  readonly events: LogEvent[] = [];
  now = new Date(0);

  answer(request: OutgoingRequest): Answer {
    const { headers = {} } = request;
    if (!isSignedV4(request, 'logs')) return fault(400, 'InvalidSignatureException');
    if (headers['content-type'] !== 'application/x-amz-json-1.1') return fault(400, 'SerializationException');
    const asked = JSON.parse(textOfRequest(request)) as {
      logGroupName: string;
      logStreamName: string;
      logEvents?: LogEvent[];
      nextToken?: string;
    };
    if (asked.logGroupName !== '/muster/audit' || asked.logStreamName !== 'ledger')
      return fault(400, 'ResourceNotFoundException');
    if (headers['x-amz-target'] === 'Logs_20140328.GetLogEvents') {
      const from = Number(asked.nextToken ?? 0);
      const events = this.events.slice(from, from + 50);
      return { status: 200, body: { events, nextForwardToken: String(from + events.length) } };
    }
    const { logEvents = [] } = asked;
    const bytes = logEvents.reduce((sum, { message }) => sum + Buffer.byteLength(message) + 26, 0);
    const times = logEvents.map(({ timestamp }) => timestamp);
    const isOrdered = times.every((time, at) => at === 0 || time >= (times[at - 1] ?? 0));
    const spans = (times.at(-1) ?? 0) - (times[0] ?? 0) >= DAY_MS;
    if (logEvents.length === 0 || logEvents.length > 10_000 || bytes > 1_048_576 || !isOrdered || spans)
      return fault(400, 'InvalidParameterException');
    const old = times.filter((time) => time < this.now.getTime() - 14 * DAY_MS).length;
    const firstNew = times.findIndex((time) => time > this.now.getTime() + 2 * HOUR_MS);
    this.events.push(...logEvents.slice(old, firstNew === -1 ? undefined : firstNew));
    const info = {
      ...(old === 0 ? {} : { tooOldLogEventEndIndex: old }),
      ...(firstNew === -1 ? {} : { tooNewLogEventStartIndex: firstNew }),
    };
    return { status: 200, body: Object.keys(info).length === 0 ? {} : { rejectedLogEventsInfo: info } };
  }

  lines(): readonly string[] {
    return this.events.map(({ message }) => message);
  }
}
