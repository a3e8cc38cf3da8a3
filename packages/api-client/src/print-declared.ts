import type { DeclaredField, DeclaredKey, DeclaredList, DeclaredVerb } from './declared.ts';

const HEADING =
  '// Printed from openapi.json by `npm run generate -w packages/api-client`. Change the declarations in the server, not this file.\n' +
  "import type { DeclaredList, DeclaredVerb } from './declared.ts';\n\n";

/** Generates verbs and lists as values from the OpenAPI description, ordered by noun and name. */
export function printDeclared(description: string): string {
  const { paths } = JSON.parse(description) as Description;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, operation })),
  );
  const verbs = operations.flatMap(({ path, operation }) => verbOf(path, operation)).toSorted(byNoun('verb'));
  const lists = operations.flatMap(({ path, operation }) => listOf(path, operation)).toSorted(byNoun('list'));
  return `${HEADING}${printed('verbs', 'DeclaredVerb', verbs)}\n${printed('lists', 'DeclaredList', lists)}`;
}

function verbOf(path: string, operation: Operation): DeclaredVerb[] {
  const { 'x-verb': verb, requestBody, parameters = [] } = operation;
  if (verb === undefined) return [];
  return [
    {
      ...verb,
      path,
      clauses: operation['x-gov-clauses'] ?? [],
      key: keyOf(parameters),
      fields: fieldsOf(requestBody?.content['application/json']?.schema),
    },
  ];
}

function listOf(path: string, operation: Operation): DeclaredList[] {
  const { 'x-list': list, parameters = [] } = operation;
  if (list === undefined) return [];
  const asked = parameters.filter((each) => each.in === 'query');
  const filters = asked.filter(({ name }) => name !== 'cursor' && name !== 'limit');
  const key = keyOf(parameters);
  return [
    {
      ...list,
      path,
      ...(asked.length > filters.length ? { pages: true } : {}),
      ...(key.length === 0 ? {} : { key }),
      filters: filters.map(({ name, schema, required }) => fieldOf(name, schema, required === true)),
    },
  ];
}

const keyOf = (parameters: readonly Parameter[]): readonly DeclaredKey[] =>
  parameters
    .filter((each) => each.in === 'path')
    .map(({ name, schema }) => ({ name, ...optional('ref', schema['x-ref']) }));

const fieldsOf = ({ properties = {}, required = [] }: Schema = {}): DeclaredField[] =>
  Object.entries(properties).map(([name, schema]) => fieldOf(name, schema, required.includes(name)));

function fieldOf(name: string, schema: Schema, needed: boolean): DeclaredField {
  const choices = schema.enum ?? schema.items?.enum;
  const input = schema['x-input'];
  return {
    name,
    asks: schema['x-asks'] ?? name,
    ...optional('help', schema['x-help']),
    ...optional('short', schema['x-short']),
    ...optional('option', schema['x-option']),
    ...(schema['x-positional'] === true ? { positional: true } : {}),
    ...(needed ? { needed: true } : {}),
    type: typeOf(schema),
    ...(input === 'multiline' || input === 'secret' || input === 'file' ? { input } : {}),
    ...optional('choices', choices),
    ...optional('ref', schema['x-ref'] ?? schema.items?.['x-ref']),
    ...optional('limit', schema.maxLength),
  };
}

function typeOf(schema: Schema): DeclaredField['type'] {
  if (schema['x-input'] === 'facts') return 'facts';
  if (schema.type === 'array') return 'list';
  if (schema.type === 'boolean') return 'flag';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  if (schema.enum !== undefined) return 'choice';
  if (schema['x-ref'] !== undefined) return 'ref';
  if (schema.format === 'date-time') return 'instant';
  return schema.type === 'string' ? 'text' : 'json';
}

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: V });

const byNoun =
  <K extends string>(name: K) =>
  (first: { noun: string } & Record<K, string>, second: { noun: string } & Record<K, string>): number =>
    `${first.noun} ${first[name]}` < `${second.noun} ${second[name]}` ? -1 : 1;

const printed = (name: string, type: string, values: readonly object[]): string =>
  `export const ${name}: readonly ${type}[] = [\n${values.map((each) => `  ${JSON.stringify(each)},\n`).join('')}];\n`;

type Description = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

type Operation = {
  readonly 'x-verb'?: Omit<DeclaredVerb, 'path' | 'clauses' | 'key' | 'fields'>;
  readonly 'x-list'?: Omit<DeclaredList, 'path' | 'filters' | 'pages' | 'key'>;
  readonly 'x-gov-clauses'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};

type Parameter = {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
};

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly 'x-asks'?: string;
  readonly 'x-help'?: string;
  readonly 'x-short'?: string;
  readonly 'x-option'?: string;
  readonly 'x-positional'?: boolean;
  readonly 'x-input'?: string;
  readonly 'x-ref'?: string;
};
