import { binaryTypes, type BinaryTypeName } from './binary-array.ts';

/** What is derived from a statement's text alone. */
export type StatementText = {
  readonly text: string;
  /**
   * The name under which a connection keeps it parsed and planned; empty beyond the limit, so it is parsed each time.
   */
  readonly name: string;
  /** By parameter position: the array element type declared in the text, as in `$3::uuid[]`. */
  readonly arrays: readonly (BinaryTypeName | undefined)[];
};

/** Statements whose text varies (an `in` list of every length) must not fill every connection's memory. */
const MOST_NAMED = 500;
const known = new Map<string, StatementText>();

export function statementOf(text: string): StatementText {
  const found = known.get(text);
  if (found !== undefined) return found;
  const isNamed = known.size < MOST_NAMED;
  const statement = { text, name: isNamed ? `m${known.size}` : '', arrays: arraysIn(text) };
  if (isNamed) known.set(text, statement);
  return statement;
}

const CAST = /\$(\d+)::(\w+(?: precision)?)\[\]/g;

function arraysIn(text: string): StatementText['arrays'] {
  const types: (BinaryTypeName | undefined)[] = [];
  for (const [, place, name = ''] of text.matchAll(CAST))
    if (Object.hasOwn(binaryTypes, name)) types[Number(place) - 1] = name as BinaryTypeName;
  return types;
}
