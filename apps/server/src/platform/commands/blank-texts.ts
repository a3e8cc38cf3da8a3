import type { TSchema } from 'typebox';
import type { FieldProblem } from '../../kernel/app-error.ts';
import { FREE_TEXT } from './free-text.ts';

/** Required texts of an input that contain nothing visible: a blank reason is no reason (GOV 3.1.1). */
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

/** A letter, number, punctuation mark or symbol: not whitespace or a zero-width character. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
