import { addMilliseconds, isBefore } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { Outgoing, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import { readRecord } from '../records/record.ts';
import type { Sent } from '../domain/sent.ts';
import type { SinkFormat, SinkSettings } from '../domain/sink.ts';
import { again, failed, isPassing, jsonOf, stopped, textOf } from './answers.ts';
import { placesOf, type SinkLine, type Wire } from './wire.ts';

const OK = 200;
/** Errors that resending cannot fix: no data, invalid format, missing or blank event, wrong field. */
const POISON = new Set([5, 6, 12, 13, 15]);
/** After this no acknowledgement will come: the batch is resent with the same event ids. */
const ACK_DEADLINE_MS = 120_000;
const SECOND_MS = 1000;

export type SplunkParts = {
  readonly outgoing: Outgoing;
  readonly settings: SinkSettings;
  readonly token: string;
  readonly readToken: string | undefined;
  readonly format: SinkFormat;
  readonly newChannel: () => string;
};

/** Splunk's HTTP Event Collector with acknowledgement: 200 means parsed, the acknowledgement means indexed. */
export function splunkWire({ outgoing, settings, token, readToken, format, newChannel }: SplunkParts): Wire {
  const send = async (lines: readonly SinkLine[], now: Date): Promise<Sent> => {
    const first = placesOf(lines).first;
    const channel = newChannel();
    const answer = await outgoing.send({
      purpose: 'sink.splunk',
      method: 'POST',
      url: `${settings.url ?? ''}/services/collector/event`,
      headers: headers(channel),
      body: lines.map((line) => hecEvent(line)).join(''),
    });
    if (!answer.ok) return failed(first, answer.error);
    const said = jsonOf(answer.value);
    const code = typeof said['code'] === 'number' ? said['code'] : -1;
    if (answer.value.status === OK && code === 0) {
      const ack = said['ackId'];
      if (typeof ack !== 'number')
        return stopped(first, 'Its token sends no acknowledgements: turn on indexer acknowledgement.');
      const below = placesOf(lines).last + 1;
      return { below: first, rejected: [], awaiting: { ack, channel, below, since: now.toISOString() } };
    }
    if (POISON.has(code)) return around(lines, said['invalid-event-number'], code, textOf(said['text']), now);
    return isPassing(answer.value.status) || answer.value.status === OK
      ? again(first, whatItSaid(answer.value, code))
      : stopped(first, whatItSaid(answer.value, code));
  };

  return {
    limits: { records: 1000, bytes: 900_000, overhead: 200, line: 900_000 },
    send,
    async settle(awaiting, from, now) {
      const { ack, channel, below, since } = awaiting;
      const answer = await outgoing.send({
        purpose: 'sink.splunk',
        method: 'POST',
        url: `${settings.url ?? ''}/services/collector/ack`,
        headers: { ...headers(channel), 'content-type': 'application/json' },
        body: JSON.stringify({ acks: [ack] }),
      });
      const acks = answer.ok ? (jsonOf(answer.value)['acks'] as Readonly<Record<string, unknown>> | undefined) : {};
      if (acks?.[String(ack)] === true) return { below, rejected: [] };
      // False can mean failed, still in progress or unknown: only time tells them apart.
      const isOver = isBefore(addMilliseconds(new Date(since), ACK_DEADLINE_MS), now);
      return isOver
        ? again(from, 'It did not acknowledge in time; sent again.')
        : { below: from, rejected: [], awaiting };
    },
    async *held(from, below) {
      if (settings.readUrl === undefined || readToken === undefined) {
        yield err('Splunk’s collector is write-only: give its search address and a token to have it read back.');
        return;
      }
      const search = `search index=${settings.place ?? '*'} sourcetype="muster:audit" seq>=${from} seq<${below} | fields _raw`;
      const answer = await outgoing.send({
        purpose: 'sink.splunk',
        method: 'POST',
        url: `${settings.readUrl}/services/search/v2/jobs/export`,
        headers: { authorization: `Bearer ${readToken}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ search, output_mode: 'json', earliest_time: '0' }).toString(),
      });
      if (!answer.ok) {
        yield err(answer.error.public);
        return;
      }
      if (answer.value.status !== OK) {
        yield err(`It answered ${answer.value.status}.`);
        return;
      }
      for (const line of Buffer.from(answer.value.body).toString('utf8').split('\n')) {
        const { result } = jsonOf({ body: Buffer.from(line) }) as { readonly result?: { readonly _raw?: unknown } };
        if (result === undefined) continue;
        yield ok(readRecord(jsonOf({ body: Buffer.from(String(result._raw)) }), format));
      }
      return undefined;
    },
  };

  function headers(channel: string) {
    return {
      authorization: `Splunk ${token}`,
      'x-splunk-request-channel': channel,
      'content-type': 'application/json',
    };
  }

  function hecEvent({ record: { seq, id, at }, line }: SinkLine): string {
    const head = JSON.stringify({
      time: at.getTime() / SECOND_MS,
      source: 'muster',
      sourcetype: 'muster:audit',
      ...(settings.place === undefined ? {} : { index: settings.place }),
      fields: { log_type: 'audit', seq, event_id: id },
    });
    return `${head.slice(0, -1)},"event":${line}}`;
  }

  /**
   * One bad event fails the whole request: the events before it are sent alone, then it is rejected. If the response
   * does not name it, it is found by bisection.
   */
  async function around(
    lines: readonly SinkLine[],
    named: unknown,
    code: number,
    text: string,
    now: Date,
  ): Promise<Sent> {
    const [only, ...others] = lines;
    const at = typeof named === 'number' && named >= 0 && named < lines.length ? named : undefined;
    if (only !== undefined && (at === 0 || others.length === 0)) {
      const { seq, id } = only.record;
      return { below: seq + 1, rejected: [{ seq, id, code: `hec-${code}`, reason: text || 'refused' }] };
    }
    return send(lines.slice(0, at ?? Math.ceil(lines.length / 2)), now);
  }
}

const whatItSaid = ({ status, body }: Pick<OutgoingResponse, 'status' | 'body'>, code: number): string =>
  `It answered ${status}${code === -1 ? '' : `, code ${code}`}${textOf(jsonOf({ body })['text'], 80) === '' ? '' : `: ${textOf(jsonOf({ body })['text'], 80)}`}.`;
