import type { TSchema } from 'typebox';
import * as Value from 'typebox/value';
import type { Path } from '../reading/open-yaml.ts';

/** The parts of a TypeBox schema that the checks read, including our two annotations. */
export type Shape = TSchema & {
  properties?: Record<string, Shape>;
  required?: string[];
  patternProperties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  const?: unknown;
  /** What to write there, in words. */
  expects?: string;
  /** What the text must be the id of. */
  refersTo?: 'clause' | 'ruling' | 'role';
};

export type Leaf = { path: Path; shape: Shape; value: unknown; cited: boolean };

/** Every scalar of a value that matches its schema, and whether an enclosing map names a clause. */
export function* leavesOf(shape: Shape, value: unknown, path: Path = [], cited = false): Generator<Leaf> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesOf(shape.items ?? {}, item, [...path, index], cited);
  } else if (isMap(value)) {
    const meant = shape.anyOf?.find((branch) => isMeant(branch, value)) ?? shape;
    const citedHere = cited || 'clause' in value || 'clauses' in value;
    for (const [key, item] of Object.entries(value)) {
      const entry = meant.properties?.[key] ?? Object.values(meant.patternProperties ?? {})[0] ?? {};
      yield* leavesOf(entry, item, [...path, key], citedHere);
    }
  } else {
    yield { path, shape: shape.anyOf?.find((branch) => Value.Check(branch, value)) ?? shape, value, cited };
  }
}

/** A branch is the intended one if its literal keys match or, if it has none, its first required key is present. */
export function isMeant(branch: Shape, value: Record<string, unknown>): boolean {
  const literals = Object.entries(branch.properties ?? {}).filter(([, property]) => property.const !== undefined);
  if (literals.length > 0) return literals.every(([key, property]) => value[key] === property.const);
  return Object.hasOwn(value, branch.required?.[0] ?? '');
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
