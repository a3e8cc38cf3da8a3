import { AwsV4Signer } from 'aws4fetch';
import { createHash } from 'node:crypto';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';

export type AwsAccess = {
  readonly accessKey: string;
  readonly secret: string;
  readonly region: string;
  readonly service: 's3' | 'logs';
};

type Unsigned = Pick<OutgoingRequest, 'purpose' | 'method' | 'url'> & {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};

/** Signs a request's headers and body with AWS Signature Version 4, as of an instant. */
export async function signAws(request: Unsigned, access: AwsAccess, now: Date): Promise<OutgoingRequest> {
  const body = request.body ?? new Uint8Array();
  const hash = createHash('sha256').update(body).digest('hex');
  const { headers } = await new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers: { ...request.headers, 'x-amz-content-sha256': hash },
    accessKeyId: access.accessKey,
    secretAccessKey: access.secret,
    region: access.region,
    service: access.service,
    datetime: now.toISOString().replaceAll(/[-:]|\.\d{3}/g, ''),
    allHeaders: true,
  }).sign();
  const signed: Record<string, string> = {};
  // The Host header follows from the connection: undici sets it.
  headers.forEach((value: string, name: string) => {
    if (name !== 'host') signed[name] = value;
  });
  return { ...request, headers: signed, ...(body.length === 0 ? {} : { body }) };
}
