import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing, OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { readRecord } from '../records/record.ts';
import type { Rejection } from '../domain/sent.ts';
import type { SinkFormat, SinkSettings } from '../domain/sink.ts';
import { again, failed, isPassing, jsonOf, stopped, textOf } from './answers.ts';
import { signAws, type AwsAccess } from './sign-aws.ts';
import { placesOf, type SinkLine, type Wire } from './wire.ts';

const OK = 200;
const EVENT_OVERHEAD = 26;
const MOST_BYTES = 1_048_576;
const DAY_MS = 86_400_000;
const PASSING = new Set(['ThrottlingException', 'ServiceUnavailableException', 'InternalFailure']);

export type CloudWatchParts = {
  readonly outgoing: Outgoing;
  readonly settings: SinkSettings;
  readonly access: AwsAccess;
  readonly format: SinkFormat;
  readonly now: () => Date;
};

/**
 * A CloudWatch Logs stream. Events it calls too old, too new or expired will never be accepted, so they are rejected
 * for good.
 */
export function cloudWatchWire({ outgoing, settings, access, format, now }: CloudWatchParts): Wire {
  const [logGroupName, logStreamName] = [settings.place ?? '', settings.stream ?? ''];
  return {
    limits: { records: 10_000, bytes: MOST_BYTES, overhead: EVENT_OVERHEAD, line: MOST_BYTES - EVENT_OVERHEAD },
    async send(lines, at) {
      const first = placesOf(lines).first;
      const taken = withinADay(inOrder(lines));
      const answer = await outgoing.send(
        await call(
          'PutLogEvents',
          {
            logGroupName,
            logStreamName,
            logEvents: taken.map(({ timestamp, line }) => ({ timestamp, message: line.line })),
          },
          at,
        ),
      );
      if (!answer.ok) return failed(first, answer.error);
      const { status } = answer.value;
      const body = jsonOf(answer.value);
      const below = placesOf(taken.map(({ line }) => line)).last + 1;
      if (status === OK)
        return {
          below,
          rejected: rejectedOf(
            taken.map(({ line }) => line),
            body['rejectedLogEventsInfo'],
          ),
        };
      const type = textOf(body['__type']).replace(/^.*#/, '');
      // Older endpoints answer this for a batch they have already accepted.
      if (type === 'DataAlreadyAcceptedException') return { below, rejected: [] };
      return isPassing(status) || PASSING.has(type)
        ? again(first, `It answered ${status} ${type}.`)
        : stopped(first, `It answered ${status} ${type}.`);
    },
    async *held() {
      let nextToken: string | undefined;
      for (;;) {
        const asked = { logGroupName, logStreamName, startFromHead: true, limit: 10_000, nextToken };
        const answer = await outgoing.send(await call('GetLogEvents', asked, now()));
        if (!answer.ok) {
          yield err(answer.error.public);
          return;
        }
        if (answer.value.status !== OK) {
          yield err(`It answered ${answer.value.status}.`);
          return;
        }
        const { events, nextForwardToken } = jsonOf(answer.value) as { events?: unknown; nextForwardToken?: unknown };
        for (const event of Array.isArray(events) ? events : []) {
          const { message } = event as { readonly message?: unknown };
          yield ok(readRecord(jsonOf({ body: Buffer.from(String(message)) }), format));
        }
        // An unchanged token marks the end.
        if (typeof nextForwardToken !== 'string' || nextForwardToken === nextToken) return undefined;
        nextToken = nextForwardToken;
      }
    },
  };

  async function call(target: string, body: object, at: Date): Promise<OutgoingRequest> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `Logs_20140328.${target}` };
    const request = { purpose: 'sink.cloudwatch', method: 'POST', url: `${settings.url ?? ''}/`, headers } as const;
    return signAws({ ...request, body: Buffer.from(JSON.stringify(body)) }, access, at);
  }
}

type Timed = { readonly timestamp: number; readonly line: SinkLine };

/** Events must be in time order. The ledger's order is kept: a time earlier than the previous one is raised to it. */
function inOrder(lines: readonly SinkLine[]): readonly Timed[] {
  let latest = 0;
  return lines.map((line) => ({ timestamp: (latest = Math.max(latest, line.record.at.getTime())), line }));
}

/** One request may span at most a day. */
function withinADay(events: readonly Timed[]): readonly Timed[] {
  const start = events[0]?.timestamp ?? 0;
  return events.filter(({ timestamp }) => timestamp - start < DAY_MS);
}

function rejectedOf(lines: readonly SinkLine[], info: unknown): readonly Rejection[] {
  const { tooNewLogEventStartIndex, tooOldLogEventEndIndex, expiredLogEventEndIndex } = (info ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const end = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const newFrom = typeof tooNewLogEventStartIndex === 'number' ? tooNewLogEventStartIndex : Infinity;
  return lines.flatMap(({ record: { seq, id } }, at) => {
    const code =
      at < end(expiredLogEventEndIndex)
        ? 'expired'
        : at < end(tooOldLogEventEndIndex)
          ? 'too-old'
          : at >= newFrom
            ? 'too-new'
            : undefined;
    return code === undefined ? [] : [{ seq, id, code, reason: `CloudWatch accepts no event that is ${code}` }];
  });
}
