import { AddressRefused } from './checked-lookup.ts';
import { ALLOW_REMEDY } from './judge-url.ts';
import type { OutgoingError } from './outgoing.ts';
import { AnswerTooLarge } from './read-body.ts';

/** Describes a connection failure without the URL: logs and operators only see the host. */
export function explainFailure(failure: unknown, host: string): OutgoingError {
  const chain = causesOf(failure);
  const refusal = chain.find((error) => error instanceof AddressRefused);
  if (refusal) {
    return {
      kind: 'refused_address',
      public: `The address of ${host} ${refusal.why}.`,
      remedy: ALLOW_REMEDY,
      isWorthRetrying: false,
    };
  }
  if (chain.some((error) => error instanceof AnswerTooLarge)) {
    return {
      kind: 'too_large',
      public: `The response from ${host} was larger than Muster accepts.`,
      isWorthRetrying: false,
    };
  }
  const codes = chain.flatMap((error) => ('code' in error ? [error.name, String(error.code)] : [error.name]));
  const has = (...wanted: string[]) =>
    codes.some((code) =>
      wanted.some((name) => code === name || (name.endsWith('*') && code.startsWith(name.slice(0, -1)))),
    );
  if (
    has(
      'TimeoutError',
      'UND_ERR_CONNECT_TIMEOUT',
      'UND_ERR_HEADERS_TIMEOUT',
      'UND_ERR_BODY_TIMEOUT',
      'UND_ERR_ABORTED',
      'ETIMEDOUT',
    )
  ) {
    return { kind: 'timed_out', public: `${host} did not answer in time.`, isWorthRetrying: true };
  }
  if (has('ENOTFOUND', 'EAI_*')) {
    return { kind: 'unresolved', public: `The name ${host} could not be resolved.`, isWorthRetrying: true };
  }
  if (
    has(
      'CERT_*',
      'ERR_TLS_*',
      'UNABLE_TO_*',
      'SELF_SIGNED_*',
      'DEPTH_ZERO_*',
      'ERR_SSL_*',
      'EPROTO',
      'HOSTNAME_MISMATCH',
    )
  ) {
    return {
      kind: 'untrusted',
      public: `${host} has no valid TLS certificate.`,
      remedy:
        'Check its certificate; for a private authority, set NODE_EXTRA_CA_CERTS to the authority’s certificate file.',
      isWorthRetrying: true,
    };
  }
  if (has('UND_ERR_INVALID_ARG', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'ERR_INVALID_CHAR')) {
    return {
      kind: 'bad_request',
      public: 'The request has a header or a body that cannot be sent.',
      isWorthRetrying: false,
    };
  }
  if (has('HPE_*', 'UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_*')) {
    return { kind: 'broken_answer', public: `The response from ${host} was not valid HTTP.`, isWorthRetrying: true };
  }
  return { kind: 'unreachable', public: `${host} could not be reached.`, isWorthRetrying: true };
}

/** The error, its causes, and the errors of an aggregate (one per address tried). */
function causesOf(failure: unknown): Error[] {
  if (!(failure instanceof Error)) return [];
  const inside = failure instanceof AggregateError ? (failure.errors as unknown[]) : [];
  return [failure, ...[failure.cause, ...inside].flatMap(causesOf)];
}
