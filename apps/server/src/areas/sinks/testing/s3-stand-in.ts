import { createHash } from 'node:crypto';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';
import { isSignedV4 } from './check-sigv4.ts';
import type { Answer } from './faults.ts';

type Version = { readonly id: string; readonly body: Buffer; readonly until: string };

const xml = (status: number, code: string): Answer => ({ status, body: `<Error><Code>${code}</Code></Error>` });

/** A versioned bucket with Object Lock, as S3 describes it. */
export class S3StandIn {
  readonly throttle = xml(503, 'SlowDown');
  readonly objects = new Map<string, Version>();
  isVersioned = true;

  answer(request: OutgoingRequest): Answer {
    const { method, url, headers = {}, body = '' } = request;
    if (!isSignedV4(request, 's3')) return xml(403, 'SignatureDoesNotMatch');
    const [, bucket, ...rest] = new URL(url).pathname.split('/');
    if (bucket !== 'audit') return xml(404, 'NoSuchBucket');
    const key = decodeURIComponent(rest.join('/'));
    const held = this.objects.get(key);
    if (method === 'GET')
      return held === undefined
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

  /** In the order of their keys, as a listing gives them. */
  lines(): readonly string[] {
    return [...this.objects]
      .toSorted(([first], [second]) => (first < second ? -1 : 1))
      .flatMap(([, { body }]) => body.toString('utf8').trimEnd().split('\n'));
  }
}
