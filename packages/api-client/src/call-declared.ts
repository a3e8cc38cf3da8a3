import type { DeclaredList, DeclaredVerb } from './declared.ts';
import { isProblem, ProblemFailure, unreachable } from './problem.ts';

/** How a client sends requests: with its own credentials, and an Idempotency-Key of its own on writes. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/**
 * Calls a declared verb. `seen` is the version for If-Match.
 * @returns the response; undefined if it is empty
 * @throws ProblemFailure if the server refused, failed or could not be reached
 */
export async function callDeclared(
  send: Send,
  verb: Pick<DeclaredVerb, 'path'>,
  given: {
    readonly key?: Readonly<Record<string, string>>;
    readonly fields?: Readonly<Record<string, unknown>>;
    readonly seen?: number | undefined;
  },
): Promise<unknown> {
  const { key = {}, fields = {}, seen } = given;
  const hasFields = Object.keys(fields).length > 0;
  return answered(
    await send(pathOf(verb.path, key), {
      method: 'POST',
      headers: {
        ...(hasFields ? { 'content-type': 'application/json' } : {}),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      },
      ...(hasFields ? { body: JSON.stringify(fields) } : {}),
    }),
  );
}

export type DeclaredPage = {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly total?: number;
  readonly nextCursor?: string;
};

/** Reads one page of a declared list. */
export async function readDeclared(
  send: Send,
  list: Pick<DeclaredList, 'path'>,
  asked: Readonly<Record<string, string | undefined>> = {},
  key: Readonly<Record<string, string>> = {},
): Promise<DeclaredPage> {
  const path = pathOf(list.path, key);
  const query = new URLSearchParams(
    Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined),
  ).toString();
  return (await answered(await send(query === '' ? path : `${path}?${query}`, {}))) as DeclaredPage;
}

async function answered(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (answer.ok) return body;
  throw new ProblemFailure(isProblem(body) ? body : unreachable(answer.status));
}

const pathOf = (path: string, key: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(key[name] ?? ''));
