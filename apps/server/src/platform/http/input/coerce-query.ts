import type { TSchema } from 'typebox';

/**
 * Query and path values arrive as text. If the schema expects a number, a boolean or a list, text that is exactly that
 * is converted; anything else is left for the schema to refuse. Nothing is rounded or guessed.
 */
export function coerceQuery(schema: TSchema, given: unknown): unknown {
  const properties = (schema as { properties?: Record<string, Node> }).properties;
  if (properties === undefined || typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const node = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, node === undefined ? value : coerce(node, value)];
    }),
  );
}

type Node = { readonly type?: string; readonly items?: Node };

function coerce(node: Node, value: unknown): unknown {
  if (node.type === 'array') return [value].flat().map((item) => (node.items ? coerce(node.items, item) : item));
  if (typeof value !== 'string') return value;
  if (node.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  if (node.type === 'integer' && /^-?(0|[1-9]\d{0,15})$/.test(value) && Number.isSafeInteger(Number(value)))
    return Number(value);
  if (node.type === 'number' && /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(value)) return Number(value);
  return value;
}
