import type { TSchema } from 'typebox';
import type { FieldProblem } from '../../kernel/app-error.ts';
import { FREE_TEXT } from './free-text.ts';

/** The demanded words of an input in which there is nothing to read: a reason of blanks is no reason (GOV 3.1.1). */
export function blankTexts(schema: TSchema, input: unknown): readonly FieldProblem[] {
  const { properties = {} } = schema as SchemaNode;
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([name, value]): FieldProblem[] => {
    const node = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const isDemanded = node?.[FREE_TEXT] === true && (node.minLength ?? 0) > 0;
    return isDemanded && typeof value === 'string' && !VISIBLE.test(value)
      ? [{ path: `/${name}`, problem: 'must not be empty' }]
      : [];
  });
}

type SchemaNode = {
  readonly properties?: Readonly<Record<string, { readonly [FREE_TEXT]?: boolean; readonly minLength?: number }>>;
};

/** A letter, a number, a mark of punctuation or a symbol: neither blanks nor characters without a width. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
