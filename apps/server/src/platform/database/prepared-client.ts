import { Client } from 'pg';
import { arrayTypesIn, encodeArrays } from './pipeline/encode-arrays.ts';

/** Statements whose text varies (an `in` list of every length) must not fill each connection's memory. */
const MOST_STATEMENTS = 500;
const statements = new Map<string, Statement>();

/** `name` is undefined for what is beyond the limit: it goes as it is. */
type Statement = { readonly name: string | undefined; readonly arrays: ReturnType<typeof arrayTypesIn> };

/**
 * A connection on which a statement with parameters is parsed and planned once and then called by name: half the cost of
 * the short statements that Muster mostly sends. Arrays among the parameters go in binary.
 */
export class PreparedClient extends Client {
  // `pg` overloads query in nine ways and Kysely uses one of them; the others pass through untouched.
  override query = ((first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    // oxlint-disable-next-line typescript/unbound-method -- called with this connection
    const send = Client.prototype.query as (...given: unknown[]) => unknown;
    if (typeof first !== 'string' || !Array.isArray(values) || values.length === 0)
      return send.call(this, first, values, ...rest);
    const { name, arrays } = statementOf(first);
    const encoded = arrays.length === 0 ? values : encodeArrays(arrays, values);
    return name === undefined
      ? send.call(this, first, encoded, ...rest)
      : send.call(this, { name, text: first, values: encoded }, ...rest);
  }) as Client['query'];
}

function statementOf(text: string): Statement {
  const known = statements.get(text);
  if (known !== undefined) return known;
  const arrays = arrayTypesIn(text);
  if (statements.size >= MOST_STATEMENTS) return { name: undefined, arrays };
  const statement = { name: `m${statements.size}`, arrays };
  statements.set(text, statement);
  return statement;
}
