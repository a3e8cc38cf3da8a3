import type { Finding } from '@muster/scrubber';
import type { TSchema } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { createBreath } from '../scrubbing/breath.ts';
import { LARGE_TEXT, type ServerScrubber } from '../scrubbing/server-scrubber.ts';
import { FREE_TEXT } from './free-text.ts';

/**
 * Scrubs every free-text field of a command's input, once, before `prepare`. What was removed is counted by kind, never
 * kept: the command's transaction records that an input held a secret (GOV 6.4). An exact field with a key in it is
 * refused, because removing the key would change its meaning. Large texts are scrubbed in another thread, and the event
 * loop gets a turn between small ones.
 */
export async function scrubInput<T>(
  scrubber: ServerScrubber,
  schema: TSchema,
  input: T,
): Promise<Result<{ readonly input: T; readonly findings: readonly Finding[] }, AppError>> {
  const scrubbed = new Map<string, ReturnType<ServerScrubber['text']>>();
  const exact: { readonly text: string; readonly path: string }[] = [];
  eachText(schema, input, {
    free: (text) => {
      scrubbed.set(text, { text, findings: [] });
      return text;
    },
    exact: (text, path) => exact.push({ text, path }),
  });
  const breathe = createBreath();
  const read = async (text: string): Promise<ReturnType<ServerScrubber['text']>> =>
    text.length > LARGE_TEXT ? scrubber.beside.text(text) : scrubber.text(text);
  for (const { text, path } of exact) {
    if ((await read(text)).findings.some(({ kind }) => isKey.has(kind))) return err(keyInField(path));
    await breathe();
  }
  for (const text of scrubbed.keys()) {
    scrubbed.set(text, await read(text));
    await breathe();
  }
  const findings: Finding[] = [];
  const clean = eachText(schema, input, {
    free: (text) => {
      const result = scrubbed.get(text);
      if (result === undefined) throw new Error('a text was not read before it was replaced');
      findings.push(...result.findings);
      return result.text;
    },
    exact: () => {},
  });
  return ok({ input: clean as T, findings });
}

/** Recognised by form alone. Other findings (`password=…`) may be legitimate in an exact field. */
const isKey: ReadonlySet<string> = new Set(['api-key', 'jwt', 'private-key']);

const keyInField = (path: string): AppError => ({
  kind: 'invalid',
  code: 'commands/secret-in-field',
  public: 'Muster does not store secrets, and this field contains one. Nothing was saved.',
  clause: '6.4',
  fields: [
    {
      path,
      problem: 'contains a secret',
      remedy:
        'revoke it if it was real, and leave it out; where a secret is needed, give a reference such as env:MUSTER_SECRET_NAME',
    },
  ],
});

type Visitor = {
  /** Returns the replacement for a free text. */
  readonly free: (text: string) => string;
  readonly exact: (text: string, path: string) => void;
};

/** Calls the visitor with each string of an input, including record keys. */
function eachText(schema: TSchema, input: unknown, visitor: Visitor): unknown {
  const replaced = new Set<string>();
  return walk(schema, input, '');

  function walk(node: SchemaNode | undefined, value: unknown, path: string): unknown {
    if (value === undefined || value === null) return value;
    // Which variant applies does not matter: what any of them declares as free text is scrubbed.
    const variants = [...(node?.anyOf ?? []), ...(node?.allOf ?? []), ...(node?.oneOf ?? [])];
    if (typeof value === 'string') return isFree(node) ? once(value) : exact(value, path);
    return variants.reduce((result, variant) => walk(variant, result, path), ownPart(node, value, path));
  }

  function ownPart(node: SchemaNode | undefined, value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item, index) => walk(node?.items, item, `${path}/${index}`));
    if (typeof value !== 'object' || value === null || node === undefined || isUnion(node)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const declared = node.properties?.[key];
        if (declared === undefined) exact(key, path);
        // A key that may itself be a secret is not repeated, not even in a path.
        const mayBeTold = declared !== undefined || key.length < SHORTEST_KEY;
        return [key, walk(declared ?? additional(node), item, mayBeTold ? `${path}/${key}` : path)];
      }),
    );
  }

  function exact(text: string, path: string): string {
    if (text.length >= SHORTEST_KEY) visitor.exact(text, path);
    return text;
  }

  /** A text that two variants declare free is scrubbed by the first; scrubbing again would change nothing. */
  function once(text: string): string {
    if (replaced.has(text)) return text;
    const clean = visitor.free(text);
    replaced.add(clean);
    return clean;
  }
}

const SHORTEST_KEY = 16;

const isFree = (node: SchemaNode | undefined): boolean =>
  node !== undefined &&
  (node[FREE_TEXT] === true || [...(node.anyOf ?? []), ...(node.allOf ?? []), ...(node.oneOf ?? [])].some(isFree));

/** The properties are those of the variants. */
const isUnion = (node: SchemaNode): boolean =>
  node.properties === undefined && (node.anyOf ?? node.allOf ?? node.oneOf) !== undefined;

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
