import { createHash } from 'node:crypto';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { isSignedV4 } from './check-sigv4.ts';
import type { Answer } from './faults.ts';

type Version = { readonly id: string; readonly body: Buffer; readonly until: string };

const xml = (status: number, code: string): Answer => ({ status, body: `<Error><Code>${code}</Code></Error>` });

/** A versioned bucket with Object Lock, following the S3 documentation. */
export class S3StandIn {
  readonly throttle = xml(503, 'SlowDown');
  readonly objects = new Map<string, Version>();
  /** Keys under a delete marker: their versions remain, visible only in a list of versions. */
  readonly hidden = new Set<string>();
  isVersioned = true;

  answer(request: OutgoingRequest): Answer {
    const { method, url, headers = {}, body = '' } = request;
    if (!isSignedV4(request, 's3')) return xml(403, 'SignatureDoesNotMatch');
    const { pathname, searchParams } = new URL(url);
    const [, bucket, ...rest] = pathname.split('/');
    if (bucket !== 'audit') return xml(404, 'NoSuchBucket');
    if (method === 'GET' && searchParams.has('versions')) return this.#versions(searchParams);
    const key = decodeURIComponent(rest.join('/'));
    const held = this.objects.get(key);
    if (method === 'GET')
      return held === undefined || (this.hidden.has(key) && !searchParams.has('versionId'))
        ? xml(404, 'NoSuchKey')
        : {
            status: 200,
            body: held.body,
            headers: { 'x-amz-version-id': held.id, 'x-amz-object-lock-retain-until-date': held.until },
          };
    if (method !== 'PUT') return xml(405, 'MethodNotAllowed');
    if (headers['if-none-match'] === '*' && held !== undefined) return xml(412, 'PreconditionFailed');
    const checksum = headers['x-amz-checksum-sha256'];
    if (headers['x-amz-sdk-checksum-algorithm'] !== 'SHA256' || checksum === undefined)
      return xml(400, 'InvalidRequest');
    const bytes = Buffer.from(body);
    if (createHash('sha256').update(bytes).digest('base64') !== checksum) return xml(400, 'BadDigest');
    const until = headers['x-amz-object-lock-retain-until-date'] ?? '';
    const isLocked = headers['x-amz-object-lock-mode'] === 'COMPLIANCE' && !Number.isNaN(Date.parse(until));
    if (!isLocked) return xml(400, 'InvalidArgument');
    if (!this.isVersioned) return { status: 200 };
    const id = `v${this.objects.size}`;
    this.objects.set(key, { id, body: bytes, until });
    return { status: 200, headers: { 'x-amz-version-id': id } };
  }

  /** ListObjectVersions in pages of two, to exercise paging. */
  #versions(asked: URLSearchParams): Answer {
    const [prefix, marker] = [asked.get('prefix') ?? '', asked.get('key-marker') ?? ''];
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > marker).toSorted();
    const page = keys.slice(0, 2);
    const entries = page.map(
      (key) => `<Version><Key>${key}</Key><VersionId>${this.objects.get(key)?.id}</VersionId></Version>`,
    );
    const more = keys.length > page.length;
    const next = more
      ? `<NextKeyMarker>${page.at(-1)}</NextKeyMarker><NextVersionIdMarker>v</NextVersionIdMarker>`
      : '';
    return {
      status: 200,
      body: `<ListVersionsResult><IsTruncated>${more}</IsTruncated>${next}${entries.join('')}</ListVersionsResult>`,
    };
  }

  /** In key order, like a listing. */
  lines(): readonly string[] {
    return [...this.objects]
      .toSorted(([first], [second]) => (first < second ? -1 : 1))
      .flatMap(([, { body }]) => body.toString('utf8').trimEnd().split('\n'));
  }
}
