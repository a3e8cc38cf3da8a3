import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';

/**
 * Some input that a command's schema accepts, for tests that run every command whatever the input. `known` gives the
 * values of properties with these names. Throws if it finds none, so that no command is skipped silently.
 */
export function plausibleInput(schema: TSchema, known: Readonly<Record<string, unknown>> = {}): unknown {
  const made = make(schema);
  const found =
    typeof made === 'object' && made !== null
      ? Object.fromEntries(Object.entries(made).map(([name, value]) => [name, known[name] ?? value]))
      : made;
  if (!Check(schema, found)) throw new Error(`no input found for ${JSON.stringify(schema)}: ${JSON.stringify(found)}`);
  return found;
}

type Node = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly patternProperties?: unknown;
};

const UUID = '00000000-0000-4000-8000-0000000000aa';
const TEXTS = ['words', UUID, '2026-11-02T09:00:00.000Z', '2026-11-02', 'ada@example.org', 'https://example.org/hook'];

function make(node: Node): unknown {
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  if (node.anyOf !== undefined)
    return node.anyOf.map(make).find((value, index) => Check(node.anyOf?.[index] as TSchema, value));
  switch (node.type) {
    case 'object':
      return Object.fromEntries((node.required ?? []).map((name) => [name, make(node.properties?.[name] ?? {})]));
    case 'array':
      return Array.from({ length: node.minItems ?? 0 }, () => make(node.items ?? {}));
    case 'integer':
    case 'number':
      return node.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return TEXTS.find((text) => Check(node as TSchema, text)) ?? matching(node.pattern);
    default:
      return {};
  }
}

const matching = (pattern: string | undefined): string | undefined =>
  pattern === undefined ? undefined : fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 1 })[0];
