import createFetchClient from 'openapi-fetch';
import type { Client, Middleware } from 'openapi-fetch';
import type { paths } from './paths.generated.ts';
import { isProblem, ProblemFailure, unreachable } from './problem.ts';

export type MusterClient = Client<paths>;

export type ClientOptions = {
  /** Where Muster is, such as `https://muster.example`; empty in its own pages. */
  readonly baseUrl: string;
  /** Headers of this moment: the CSRF token of a browser session, or the bearer token of a program. */
  readonly headers: (request: Request) => Readonly<Record<string, string>>;
  readonly fetch?: (request: Request) => Promise<Response>;
};

/** A client typed by every path of the API. */
export function createMusterClient(options: ClientOptions): MusterClient {
  const client = createFetchClient<paths>({
    baseUrl: options.baseUrl,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  client.use(withHeaders(options.headers));
  return client;
}

/** The value of an answer. Throws ProblemFailure where the server refused, failed, or could not be reached. */
export async function answerOf<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const answer = await asked.catch((cause: unknown) => {
    // What a caller's own fetch has thrown in words of its own passes through as it is.
    if (!isLineFailure(cause)) throw cause;
    throw new ProblemFailure(unreachable());
  });
  if (answer.response.ok) return answer.data as Data;
  throw new ProblemFailure(isProblem(answer.error) ? answer.error : unreachable(answer.response.status));
}

/** What fetch and the reading of an answer throw; an abort is somebody's own doing and no failure. */
const isLineFailure = (cause: unknown): boolean =>
  cause instanceof TypeError ||
  cause instanceof SyntaxError ||
  (cause instanceof DOMException && cause.name !== 'AbortError');

const withHeaders = (headersFor: ClientOptions['headers']): Middleware => ({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersFor(request))) request.headers.set(name, value);
    return request;
  },
});
