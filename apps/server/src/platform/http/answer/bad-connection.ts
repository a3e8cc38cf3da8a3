import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { AppError } from '../../../kernel/app-error.ts';
import type { RequestId } from '../../../kernel/ids.ts';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';

/**
 * Answers what Node's HTTP parser rejected, before a request exists: with a problem document like everything else, then
 * hangs up.
 */
export function answerBadConnection(error: NodeJS.ErrnoException, socket: Socket, requestId: RequestId): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const [status, what, text] = causeOf(error.code);
  const refusal: AppError = { kind: 'invalid', code: `request/${what}`, public: text };
  const body = JSON.stringify(problemOf(refusal, requestId, status));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function causeOf(code: string | undefined): [status: number, what: string, text: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'too-slow', 'The request did not arrive in time.'];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'headers-too-large', 'The headers are larger than Muster accepts.'];
  return [400, 'not-http', 'The request is not valid HTTP.'];
}
