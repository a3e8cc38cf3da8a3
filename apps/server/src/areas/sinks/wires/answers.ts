import type { OutgoingError, OutgoingResponse } from '../../../platform/outgoing/outgoing.ts';
import type { Sent } from '../domain/sent.ts';

/** Nothing is known to have been accepted: send everything again later. */
export const again = (from: number, words: string): Sent => ({
  below: from,
  rejected: [],
  problem: { kind: 'retry', words },
});

/** Nothing will be accepted until a person has looked. */
export const stopped = (from: number, words: string): Sent => ({
  below: from,
  rejected: [],
  problem: { kind: 'stop', words },
});

/** A network failure. A forbidden address or an invalid certificate needs a person. */
export const failed = (from: number, error: OutgoingError): Sent =>
  error.isWorthRetrying ? again(from, error.public) : stopped(from, error.public);

export function jsonOf({ body }: Pick<OutgoingResponse, 'body'>): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export const textOf = (value: unknown, limit = 200): string =>
  (typeof value === 'string' ? value : '').replaceAll(/[\u0000-\u001f]+/g, ' ').slice(0, limit);

export const headerOf = ({ headers }: Pick<OutgoingResponse, 'headers'>, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

const TOO_MANY = 429;
const SERVER_ERROR = 500;

/** Whether the same request may succeed later. */
export const isPassing = (status: number): boolean => status === TOO_MANY || status >= SERVER_ERROR;

/** S3's error code, formatted to follow the status; empty if it gives none. */
export const codeOf = (body: Uint8Array): string => {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(Buffer.from(body).toString('utf8'))?.[1];
  return code === undefined ? '' : `, ${code}`;
};
