import { Client } from 'pg';

/** Statements whose text varies (an `in` list of every length) must not fill each connection's memory. */
const MOST_NAMES = 500;
const names = new Map<string, string>();

/**
 * A connection on which a statement with parameters is parsed and planned once and then called by name: half the cost of
 * the short statements that Muster mostly sends. What is beyond the limit, and what has no parameters, goes as it is.
 */
export class PreparedClient extends Client {
  // `pg` overloads query in nine ways and Kysely uses one of them; the others pass through untouched.
  override query = ((first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    // oxlint-disable-next-line typescript/unbound-method -- called with this connection
    const send = Client.prototype.query as (...given: unknown[]) => unknown;
    if (typeof first !== 'string' || !Array.isArray(values) || values.length === 0)
      return send.call(this, first, values, ...rest);
    const name = nameOf(first);
    return name === undefined
      ? send.call(this, first, values, ...rest)
      : send.call(this, { name, text: first, values }, ...rest);
  }) as Client['query'];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `m${names.size}`;
  names.set(text, name);
  return name;
}
