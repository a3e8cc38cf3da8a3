import { binaryTypes, type BinaryTypeName } from './binary-array.ts';

/** What is known of a statement by its text alone. */
export type StatementText = {
  readonly text: string;
  /** Under which a connection keeps it parsed and planned; empty for what is beyond the limit, which is parsed each time. */
  readonly name: string;
  /** By the place of a parameter: what the text says that it is an array of, as in `$3::uuid[]`. */
  readonly arrays: readonly (BinaryTypeName | undefined)[];
};

/** Statements whose text varies (an `in` list of every length) must not fill each connection's memory. */
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

const CAST = /\$(\d+)::(\w+)\[\]/g;

function arraysIn(text: string): StatementText['arrays'] {
  const types: (BinaryTypeName | undefined)[] = [];
  for (const [, place, name = ''] of text.matchAll(CAST))
    if (Object.hasOwn(binaryTypes, name)) types[Number(place) - 1] = name as BinaryTypeName;
  return types;
}
