import { isIP } from 'node:net';
import { getCACertificates } from 'node:tls';
import { Agent, type Dispatcher, request as sendRequest } from 'undici';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Logger } from '../log/logger.ts';
import type { AllowList } from './allow-list.ts';
import { checkedAddresses, createCheckedLookup, type Resolve, resolveBySystem } from './checked-lookup.ts';
import { explainFailure } from './explain-failure.ts';
import { hostOf, judgeUrl } from './judge-url.ts';
import type {
  OpenedAnswer,
  OutgoingError,
  OutgoingRequest,
  OutgoingResponse,
  OutgoingStream,
  StreamingOutgoing,
} from './outgoing.ts';
import { readBody } from './read-body.ts';

type Options = {
  readonly allow: AllowList;
  readonly limits: OutgoingLimits;
  readonly log: Logger;
  /** PEM certificates of private authorities, trusted in addition to the system's. */
  readonly authorities?: readonly string[];
  readonly resolve?: Resolve;
};

/** From configuration. */
export type OutgoingLimits = {
  readonly connectTimeoutMs: number;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
};

/** One per process: all senders share its connections, each to an address that was checked when it was opened. */
export function createOutgoing({
  allow,
  limits,
  log,
  authorities,
  resolve = resolveBySystem,
}: Options): StreamingOutgoing {
  const agent = new Agent({
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
    allowH2: false,
    connect: {
      lookup: createCheckedLookup(allow, resolve),
      timeout: limits.connectTimeoutMs,
      // Explicit: NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment must not switch it off.
      rejectUnauthorized: true,
      ...(authorities === undefined ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
    },
  });
  return { send, open, judge, close: async () => agent.close() };

  async function judge(text: string): Promise<Result<URL, OutgoingError>> {
    const judged = judgeUrl(text, allow);
    // A literal IP address was checked with the URL.
    if (!judged.ok || isIP(hostOf(judged.value)) !== 0) return judged;
    try {
      await checkedAddresses(allow, resolve)(hostOf(judged.value));
      return judged;
    } catch (failure) {
      return err(explainFailure(failure, hostOf(judged.value)));
    }
  }

  async function send(request: OutgoingRequest): Promise<Result<OutgoingResponse, OutgoingError>> {
    const judged = judgeUrl(request.url, allow);
    const result = judged.ok ? await exchange(request, judged.value) : judged;
    const host = judged.ok ? hostOf(judged.value) : undefined;
    if (result.ok) log.debug('outgoing.answered', { purpose: request.purpose, host, status: result.value.status });
    else
      log.warn('outgoing.failed', {
        purpose: request.purpose,
        host,
        kind: result.error.kind,
        why: result.error.public,
      });
    return result;
  }

  async function open(request: OutgoingStream): Promise<Result<OpenedAnswer, OutgoingError>> {
    const judged = judgeUrl(request.url, allow);
    if (!judged.ok) return judged;
    const host = hostOf(judged.value);
    try {
      const answer = await sendRequest(judged.value, {
        dispatcher: agent,
        method: request.method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'muster', ...request.headers },
        body: request.body ?? null,
        signal: request.signal,
        headersTimeout: request.timeoutMs ?? limits.timeoutMs,
        bodyTimeout: request.silenceMs,
      });
      if (answer.statusCode >= 300 && answer.statusCode < 400) return await redirected(answer, host);
      return ok({ status: answer.statusCode, headers: answer.headers, body: answer.body });
    } catch (failure) {
      const error = explainFailure(failure, host);
      log.warn('outgoing.failed', { purpose: request.purpose, host, kind: error.kind, why: error.public });
      return err(error);
    }
  }

  async function exchange(request: OutgoingRequest, url: URL): Promise<Result<OutgoingResponse, OutgoingError>> {
    try {
      const answer = await sendRequest(url, {
        dispatcher: agent,
        method: request.method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'muster', ...request.headers },
        body: request.body ?? null,
        signal: AbortSignal.timeout(request.timeoutMs ?? limits.timeoutMs),
      });
      if (answer.statusCode >= 300 && answer.statusCode < 400 && answer.statusCode !== 304)
        return await redirected(answer, hostOf(url));
      return ok({
        status: answer.statusCode,
        headers: answer.headers,
        body: await readBody(answer.body, limits.maxResponseBytes),
      });
    } catch (failure) {
      return err(explainFailure(failure, hostOf(url)));
    }
  }
}

/** Redirects are never followed: the other side would choose the address (abuse case 23). */
async function redirected(answer: Dispatcher.ResponseData, host: string): Promise<Result<never, OutgoingError>> {
  await answer.body.dump();
  return err({
    kind: 'redirected',
    public: `${host} redirected the request, and Muster does not follow redirects.`,
    remedy: 'Enter the address it redirects to.',
    isWorthRetrying: false,
  });
}
