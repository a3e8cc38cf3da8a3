export type OpenApi = { readonly paths?: object; readonly components?: { readonly schemas?: object } };

/**
 * Moves every schema that has a `title` such as `Incident` into `components/schemas` and refers to it, so that
 * generated clients get one named type instead of a copy per route. Two different schemas with one title are an error.
 */
export function hoistNamedSchemas<D extends OpenApi>(document: D): D {
  const named = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  const paths = hoist(document.paths ?? {});
  return {
    ...document,
    paths,
    components: { ...document.components, schemas: { ...document.components?.schemas, ...sorted(schemas) } },
  };

  function hoist(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(hoist);
    if (typeof node !== 'object' || node === null) return node;
    const hoisted = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, hoist(value)]));
    const { title } = hoisted;
    if (typeof title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(title) || !isSchema(hoisted)) return hoisted;
    const text = JSON.stringify(hoisted);
    if ((named.get(title) ?? text) !== text) throw new Error(`Two different schemas are titled ${title}`);
    named.set(title, text);
    schemas[title] = hoisted;
    return { $ref: `#/components/schemas/${title}` };
  }
}

const isSchema = (node: object): boolean =>
  'type' in node || 'anyOf' in node || 'allOf' in node || 'enum' in node || 'const' in node;

const sorted = (schemas: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(schemas).toSorted(([first], [second]) => (first < second ? -1 : 1)));
