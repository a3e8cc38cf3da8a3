import type { Finding, Scrubber } from '@muster/scrubber';
import type { TSchema } from 'typebox';
import { FREE_TEXT } from './free-text.ts';

/**
 * Scrubs every free-text field of a command's input, once, before `prepare`. What was removed is counted by kind, never kept:
 * the command's transaction records that a secret was found in an input (GOV 6.4).
 */
export function scrubAtDoor<T>(
  scrubber: Scrubber,
  schema: TSchema,
  input: T,
): { readonly input: T; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  return { input: walk(schema, input) as T, findings };

  function walk(node: SchemaNode | undefined, value: unknown): unknown {
    if (node === undefined || value === undefined || value === null) return value;
    // Which variant it is does not matter: what any of them calls free text is scrubbed.
    const variants = [...(node.anyOf ?? []), ...(node.allOf ?? []), ...(node.oneOf ?? [])];
    return variants.reduce((result, variant) => walk(variant, result), ownPart(node, value));
  }

  function ownPart(node: SchemaNode, value: unknown): unknown {
    if (typeof value === 'string') return node[FREE_TEXT] === true ? scrubbed(value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(node.items, item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, walk(node.properties?.[key] ?? additional(node), item)]),
    );
  }

  function scrubbed(text: string): string {
    const result = scrubber.text(text);
    findings.push(...result.findings);
    return result.text;
  }
}

type SchemaNode = {
  readonly [FREE_TEXT]?: boolean;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly anyOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
};

const additional = (node: SchemaNode): SchemaNode | undefined =>
  typeof node.additionalProperties === 'object'
    ? node.additionalProperties
    : node.patternProperties && { allOf: Object.values(node.patternProperties) };
