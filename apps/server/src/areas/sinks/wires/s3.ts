import { createHash } from 'node:crypto';
import { addDays } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Outgoing } from '../../../platform/outgoing/outgoing.ts';
import { readRecord, type HeldRecord } from '../records/record.ts';
import { toSinks } from '../records/sink-record.ts';
import type { Sent } from '../domain/sent.ts';
import type { SinkFormat, SinkSettings } from '../domain/sink.ts';
import { again, codeOf, failed, headerOf, isPassing, jsonOf, stopped } from './answers.ts';
import { signAws, type AwsAccess } from './sign-aws.ts';
import { placesOf, type SinkLine, type Wire } from './wire.ts';

const PLACES = 12;
const [OK, NOT_FOUND, CONFLICT, PRECONDITION_FAILED] = [200, 404, 409, 412];

export type S3Parts = {
  readonly outgoing: Outgoing;
  readonly settings: SinkSettings;
  readonly access: AwsAccess;
  readonly format: SinkFormat;
  readonly now: () => Date;
};

/**
 * A bucket with Object Lock: each batch is an object that nobody, not even its owner, can delete before its time
 * (COMPLIANCE). An existing object is read and compared, never overwritten.
 */
export function s3Wire({ outgoing, settings, access, format, now }: S3Parts): Wire {
  const urlOf = (key: string): string =>
    `${settings.url ?? ''}/${settings.place ?? ''}/${key.split('/').map(encodeURIComponent).join('/')}`;

  return {
    limits: { records: 1000, bytes: 4 * 1024 * 1024, overhead: 1, line: 4 * 1024 * 1024 },
    async send(lines, at) {
      const { first, last } = placesOf(lines);
      const key = keyOf(first, last);
      const body = Buffer.from(lines.map(({ line }) => `${line}\n`).join(''));
      const lockedUntil = addDays(at, settings.lockDays ?? 0);
      const answer = await outgoing.send(
        await signAws(
          {
            purpose: 'sink.s3',
            method: 'PUT',
            url: urlOf(key),
            headers: {
              'content-type': 'application/x-ndjson',
              'if-none-match': '*',
              'x-amz-sdk-checksum-algorithm': 'SHA256',
              'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
              'x-amz-object-lock-mode': 'COMPLIANCE',
              'x-amz-object-lock-retain-until-date': lockedUntil.toISOString(),
            },
            body,
          },
          access,
          at,
        ),
      );
      if (!answer.ok) return failed(first, answer.error);
      const { status } = answer.value;
      if (status === PRECONDITION_FAILED) return alreadyThere(lines, key);
      if (status === OK) {
        const versionId = headerOf(answer.value, 'x-amz-version-id');
        if (versionId === '') return stopped(first, 'The bucket has no versioning, so nothing in it can be locked.');
        return { below: last + 1, rejected: [], object: { key, versionId, first, below: last + 1, lockedUntil } };
      }
      // 409: a concurrent write of the same key.
      return isPassing(status) || status === CONFLICT
        ? again(first, `It answered ${status}.`)
        : stopped(first, `It answered ${status}${codeOf(answer.value.body)}.`);
    },
    async *held(_from, _below, objects) {
      for (const key of objects) {
        const read = await readObject(key);
        if (!read.ok) {
          yield read;
          return;
        }
        yield* read.value.map((record) => ok(record));
      }
    },
  };

  /** An attempt whose response was lost has stored a batch at this key: it must hold the same entries. */
  async function alreadyThere(lines: readonly SinkLine[], key: string): Promise<Sent> {
    const { first, last } = placesOf(lines);
    const read = await readObject(key);
    if (!read.ok) return again(first, read.error);
    const isSame =
      read.value.length === lines.length &&
      lines.every(
        ({ record: { seq, entry } }, at) =>
          read.value[at]?.seq === seq && read.value[at]?.entry === toSinks.take(entry),
      );
    if (!isSame) return stopped(first, `The object ${key} already exists with different content.`);
    const versionId = read.versionId;
    const lockedUntil = read.lockedUntil;
    return { below: last + 1, rejected: [], object: { key, versionId, first, below: last + 1, lockedUntil } };
  }

  async function readObject(key: string): Promise<
    | {
        readonly ok: true;
        readonly value: readonly (HeldRecord | undefined)[];
        readonly versionId: string;
        readonly lockedUntil: Date;
      }
    | Extract<Result<never, string>, { ok: false }>
  > {
    const request = { purpose: 'sink.s3', method: 'GET', url: urlOf(key) } as const;
    const answer = await outgoing.send(await signAws(request, access, now()));
    if (!answer.ok) return err(answer.error.public);
    const { status, body } = answer.value;
    // A deleted object yields no records, so they count as missing.
    if (status === NOT_FOUND) return { ...ok([]), versionId: '', lockedUntil: now() };
    if (status !== OK) return err(`It answered ${status}.`);
    const value = Buffer.from(body)
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => readRecord(jsonOf({ body: Buffer.from(line) }), format));
    const until = new Date(headerOf(answer.value, 'x-amz-object-lock-retain-until-date'));
    return {
      ...ok(value),
      versionId: headerOf(answer.value, 'x-amz-version-id'),
      lockedUntil: Number.isNaN(until.getTime()) ? now() : until,
    };
  }
}

const keyOf = (first: number, last: number): string =>
  `${String(first).padStart(PLACES, '0')}-${String(last).padStart(PLACES, '0')}.ndjson`;
