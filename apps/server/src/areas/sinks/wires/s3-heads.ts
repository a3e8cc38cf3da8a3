import { createHash } from 'node:crypto';
import { addDays } from '../../../kernel/clock.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { StoredCheckpoint } from '../../../platform/ledger/read-tree.ts';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { codeOf, headerOf } from './answers.ts';
import type { S3Parts } from './s3.ts';
import { signAws } from './sign-aws.ts';

const FOLDER = 'heads/';
const PLACES = 12;
const [OK, NOT_FOUND, PRECONDITION_FAILED] = [200, 404, 412];
/**
 * Days before now at which a listing starts, so that it stays short in an old bucket; if nothing is that recent, it
 * starts at the beginning.
 */
const LISTED_DAYS = 3;
const MOST_PAGES = 200;
/** Of the listed heads, only this many of the newest are read. */
const MOST_READ = 12;

export type LockedHead = { readonly key: string; readonly note: string };

/** A bucket in which signed heads of the ledger are locked, each as its own object. */
export type LockedHeads = {
  /** Locks a head. @returns the object's name and version; the error says why it could not */
  keep(head: StoredCheckpoint, at: Date): Promise<Result<string, string>>;
  /** The newest heads, from the bucket's list of versions: a delete marker hides none. */
  newest(): Promise<Result<readonly LockedHead[], string>>;
};

/**
 * Heads beside the entries of an S3 sink, under the same lock (COMPLIANCE): not even the bucket's owner can delete one.
 */
export function s3Heads({ outgoing, settings, access, now }: Omit<S3Parts, 'format'>): LockedHeads {
  const bucket = `${settings.url ?? ''}/${settings.place ?? ''}`;
  const send = async (
    request: Omit<OutgoingRequest, 'purpose' | 'body'> & { readonly body?: Uint8Array },
    at = now(),
  ) => outgoing.send(await signAws({ purpose: 'sink.s3-head', ...request }, access, at));

  return {
    async keep({ size, note }, at) {
      const key = keyOf(at, size);
      const body = Buffer.from(note);
      const answer = await send(
        {
          method: 'PUT',
          url: `${bucket}/${key}`,
          headers: {
            'content-type': 'text/plain; charset=utf-8',
            'if-none-match': '*',
            'x-amz-sdk-checksum-algorithm': 'SHA256',
            'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
            'x-amz-object-lock-mode': 'COMPLIANCE',
            'x-amz-object-lock-retain-until-date': addDays(at, settings.lockDays ?? 0).toISOString(),
          },
          body,
        },
        at,
      );
      if (!answer.ok) return err(answer.error.public);
      const { status } = answer.value;
      // An earlier attempt whose response was lost has locked the same head under this name.
      if (status === PRECONDITION_FAILED) {
        const there = await read(key, undefined);
        if (!there.ok) return there;
        return there.value === note ? ok(key) : err(`The object ${key} already exists with different content.`);
      }
      if (status !== OK) return err(`It answered ${status}${codeOf(answer.value.body)}.`);
      const version = headerOf(answer.value, 'x-amz-version-id');
      return version === ''
        ? err('The bucket has no versioning, so nothing in it can be locked.')
        : ok(`${key} ${version}`);
    },
    async newest() {
      const young = await list(keyOf(addDays(now(), -LISTED_DAYS), 0));
      const listed = young.ok && young.value.length === 0 ? await list(undefined) : young;
      if (!listed.ok) return listed;
      const heads: LockedHead[] = [];
      for (const { key, version } of listed.value.slice(-MOST_READ)) {
        const found = await read(key, version);
        if (!found.ok) return found;
        heads.push({ key, note: found.value });
      }
      return ok(heads);
    },
  };

  async function read(key: string, version: string | undefined): Promise<Result<string, string>> {
    const which = version === undefined ? '' : `?versionId=${encodeURIComponent(version)}`;
    const answer = await send({ method: 'GET', url: `${bucket}/${key}${which}` });
    if (!answer.ok) return err(answer.error.public);
    const { status, body } = answer.value;
    if (status === OK) return ok(Buffer.from(body).toString('utf8'));
    return err(status === NOT_FOUND ? `The object ${key} is listed but does not exist.` : `It answered ${status}.`);
  }

  /** All versions of heads after a key, in key order, which is time order. */
  async function list(
    after: string | undefined,
  ): Promise<Result<readonly { readonly key: string; readonly version: string }[], string>> {
    const found: { key: string; version: string }[] = [];
    let marker = after === undefined ? '' : `&key-marker=${encodeURIComponent(after)}`;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await send({
        method: 'GET',
        url: `${bucket}?prefix=${encodeURIComponent(FOLDER)}&versions=${marker}`,
      });
      if (!answer.ok) return err(answer.error.public);
      if (answer.value.status !== OK) return err(`It answered ${answer.value.status}${codeOf(answer.value.body)}.`);
      const text = Buffer.from(answer.value.body).toString('utf8');
      for (const [, entry = ''] of text.matchAll(/<Version>([\s\S]*?)<\/Version>/g)) {
        const [key, version] = [partOf(entry, 'Key'), partOf(entry, 'VersionId')];
        if (HEAD.test(key) && version !== '') found.push({ key, version });
      }
      if (partOf(text, 'IsTruncated') !== 'true') break;
      const [nextKey, nextVersion] = [partOf(text, 'NextKeyMarker'), partOf(text, 'NextVersionIdMarker')];
      marker = `&key-marker=${encodeURIComponent(nextKey)}&version-id-marker=${encodeURIComponent(nextVersion)}`;
    }
    return ok(found.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)));
  }
}

const HEAD = /^heads\/[\dTZ-]{20,24}-\d{12,16}\.checkpoint$/;

const keyOf = (at: Date, size: number): string =>
  `${FOLDER}${at.toISOString().replaceAll(/[:.]/g, '-')}-${String(size).padStart(PLACES, '0')}.checkpoint`;

const partOf = (text: string, name: string): string =>
  new RegExp(`<${name}>([^<]{1,1024})</${name}>`).exec(text)?.[1] ?? '';
