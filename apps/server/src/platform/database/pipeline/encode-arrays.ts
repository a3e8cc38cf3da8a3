import { binaryArray, binaryTypes, type BinaryTypeName } from './binary-array.ts';

/** By the place of a parameter: what its statement says that it is an array of. */
type ArrayTypes = readonly (BinaryTypeName | undefined)[];

const CAST = /\$(\d+)::(\w+)\[\]/g;

/** What a statement's text says of its parameters, as in `$3::uuid[]`. */
export function arrayTypesIn(text: string): ArrayTypes {
  const types: (BinaryTypeName | undefined)[] = [];
  for (const [, place, name = ''] of text.matchAll(CAST))
    if (Object.hasOwn(binaryTypes, name)) types[Number(place) - 1] = name as BinaryTypeName;
  return types;
}

/** The parameters with their arrays in binary, as far as those can be. */
export const encodeArrays = (types: ArrayTypes, values: readonly unknown[]): unknown[] =>
  values.map((value, place) => {
    const type = types[place];
    return type !== undefined && Array.isArray(value) ? (binaryArray(type, value) ?? value) : value;
  });
