import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';

const MAX_PROBLEMS = 20;

/**
 * What is wrong, field by field: where (JSON pointer), what was expected, how to fix it. Built from the schema alone,
 * so that no input is repeated (abuse case 29). A field's `remedy` comes from its schema.
 */
export function fieldProblems(schema: TSchema, errors: readonly TLocalizedValidationError[]): FieldProblem[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => `${schemaPath}/anyOf/`);
  const outer = errors.filter(({ schemaPath }) => !choices.some((choice) => schemaPath.startsWith(choice)));
  const problems = outer.flatMap((error) => problemsOf(schema, error));
  return distinct(problems).slice(0, MAX_PROBLEMS);
}

function problemsOf(schema: TSchema, error: TLocalizedValidationError): FieldProblem[] {
  const path = safePath(error.instancePath);
  const node = nodeAt(schema, error.schemaPath);
  const say = (problem: string, remedy = node?.remedy): FieldProblem[] => [
    { path, problem, ...(remedy === undefined ? {} : { remedy }) },
  ];
  switch (error.keyword) {
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        path: `${path}/${pathSegment(name)}`,
        problem: 'is missing',
        remedy: node?.properties?.[name]?.remedy ?? 'Send it.',
      }));
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        path: `${path}/${pathSegment(name)}`,
        ...(node?.patternProperties === undefined
          ? { problem: 'is not a known field', remedy: 'Leave it out, or check its spelling.' }
          : { problem: 'does not have the right form', remedy: node.remedy ?? 'Check its spelling.' }),
      }));
    case 'boolean':
      return [];
    case 'type':
      return say(`must be ${withArticle(String(error.params.type))}`);
    case 'const':
      return say(`must be ${JSON.stringify(error.params.allowedValue)}`);
    case 'enum':
      return say(`must be one of ${listed(error.params.allowedValues)}`);
    case 'anyOf': {
      const constants = node?.anyOf?.map((choice) => choice.const) ?? [];
      return say(
        constants.length > 0 && !constants.includes(undefined)
          ? `must be one of ${listed(constants)}`
          : 'matches none of its allowed forms',
      );
    }
    case 'minLength':
      return say(
        error.params.limit === 1 ? 'must not be empty' : `must have at least ${error.params.limit} characters`,
      );
    case 'maxLength':
      return say(`must have at most ${error.params.limit} characters`);
    case 'minItems':
      return say(`must have at least ${error.params.limit} item(s)`);
    case 'maxProperties':
      return say(`must have at most ${error.params.limit} members`);
    case 'maxItems':
      return say(`must have at most ${error.params.limit} item(s)`);
    case 'uniqueItems':
      return say('must not contain duplicates', node?.remedy ?? 'Send each once.');
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return say(`must be ${error.params.comparison} ${error.params.limit}`);
    case 'format':
      return say(`must be a valid ${error.params.format}`, node?.remedy ?? FORMAT_REMEDIES[error.params.format]);
    case 'pattern':
      return say(node?.description === undefined ? 'does not have the right form' : `must be: ${node.description}`);
    default:
      return say('does not fit');
  }
}

const FORMAT_REMEDIES: Readonly<Record<string, string>> = {
  'date-time': 'Write it as 2026-11-02T09:00:00.000Z.',
  email: 'Write it as name@example.org.',
  uuid: 'Send the id exactly as Muster returned it.',
};

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
};

const withArticle = (type: string): string => NOUNS[type] ?? `a ${type}`;

const listed = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');

/** A pointer into the input: its keys come from outside. */
const safePath = (pointer: string): string =>
  pointer
    .split('/')
    .map((segment) => (segment === '' ? '' : pathSegment(segment.replaceAll('~1', '/').replaceAll('~0', '~'))))
    .join('/');

type Node = {
  readonly remedy?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly patternProperties?: Readonly<Record<string, Node>>;
};

/** The failing part of the schema: `#/properties/title` and the like, written by the schema's author. */
function nodeAt(schema: TSchema, pointer: string): Node | undefined {
  let node: unknown = schema;
  for (const segment of pointer.replace(/^#\/?/, '').split('/')) {
    if (segment === '') continue;
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node as Node;
}

const distinct = (problems: readonly FieldProblem[]): FieldProblem[] => [
  ...new Map(problems.map((problem) => [`${problem.path} ${problem.problem}`, problem])).values(),
];
