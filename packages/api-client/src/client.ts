import createFetchClient from 'openapi-fetch';
import type { Client, Middleware } from 'openapi-fetch';
import type { paths } from './paths.generated.ts';
import { isProblem, ProblemFailure, unreachable } from './problem.ts';

export type MusterClient = Client<paths>;

export type ClientOptions = {
  /** Muster's base URL, such as `https://muster.example`; empty in its own pages. */
  readonly baseUrl: string;
  /** Headers for each request: a browser session's CSRF token, or a program's bearer token. */
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

/** The value of a response. Throws ProblemFailure if the server refused, failed, or could not be reached. */
export async function answerOf<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const answer = await asked.catch((cause: unknown) => {
    // An error that a caller's own fetch threw on purpose is passed through.
    if (!isLineFailure(cause)) throw cause;
    throw new ProblemFailure(unreachable());
  });
  if (answer.response.ok) return answer.data as Data;
  throw new ProblemFailure(isProblem(answer.error) ? answer.error : unreachable(answer.response.status));
}

/** What fetch and reading a response throw; an abort is deliberate and not a failure. */
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
