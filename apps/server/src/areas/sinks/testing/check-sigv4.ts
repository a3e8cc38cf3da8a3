import { createHash, createHmac } from 'node:crypto';
import type { OutgoingRequest } from '../../../platform/outgoing/outgoing.ts';

export const ACCESS = {
  accessKey: 'AKIDEXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'eu-central-1',
};

/** Whether a request has a valid AWS Signature Version 4, computed from the specification instead of by the library. */
export function isSignedV4({ method, url, headers = {}, body = '' }: OutgoingRequest, service: string): boolean {
  const { host, pathname, searchParams } = new URL(url);
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=(\w{64})$/.exec(
      headers['authorization'] ?? '',
    );
  const at = headers['x-amz-date'] ?? '';
  const payload = createHash('sha256').update(body).digest('hex');
  if (given === null || !/^\d{8}T\d{6}Z$/.test(at) || headers['x-amz-content-sha256'] !== payload) return false;
  const [, key, day, region, named, signed = '', signature] = given;
  if (key !== ACCESS.accessKey || day !== at.slice(0, 8) || region !== ACCESS.region || named !== service) return false;
  const names = signed.split(';');
  // Headers that control locking and integrity must be signed, or they could be changed in transit.
  const vital = Object.keys(headers).filter((name) => name.startsWith('x-amz-') || name === 'content-type');
  if (!['host', ...vital].every((name) => names.includes(name))) return false;
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const canonical = [
    method,
    pathname,
    query.toSorted().join('&'),
    ...names.map((name) => `${name}:${(name === 'host' ? host : (headers[name] ?? '')).trim()}`),
    '',
    signed,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const hmac = (secret: string | Buffer, words: string) => createHmac('sha256', secret).update(words).digest();
  const signing = hmac(hmac(hmac(hmac(`AWS4${ACCESS.secret}`, day), ACCESS.region), service), 'aws4_request');
  return hmac(signing, text).toString('hex') === signature;
}
