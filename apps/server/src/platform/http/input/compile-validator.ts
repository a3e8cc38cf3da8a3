import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { type AppError, AppFailure, type FieldProblem } from '../../../kernel/app-error.ts';
import { coerceQuery } from './coerce-query.ts';
import { fieldProblems } from './field-problems.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';
import { isDamaged } from './read-json.ts';

type Part = { readonly schema: TSchema; readonly httpPart?: string };
type Validated = { readonly value: unknown } | { readonly error: Error };

/**
 * Validates one part of a request. Bodies are taken as they are, never coerced or stripped; query and path values are
 * text and are coerced to the schema's types. Compiled on first use: most routes are idle at startup.
 */
export function compileValidator({ schema, httpPart }: Part): (given: unknown) => Validated {
  let validator: Validator | undefined;
  return (given) => {
    validator ??= Compile(schema);
    // Fastify passes null if no body was sent; a command without fields needs none.
    const value = httpPart === 'body' ? (given ?? {}) : coerceQuery(schema, given);
    const damaged = httpPart === 'body' ? undefined : damagedField(value);
    if (damaged) return { error: new AppFailure(invalid([damaged], httpPart)) };
    if (validator.Check(value)) return { value };
    return { error: new AppFailure(invalid(fieldProblems(schema, validator.Errors(value)), httpPart)) };
  };
}

/** Bodies were checked when parsed; a URL can still contain a NUL as `%00`, which no column accepts. */
function damagedField(given: unknown): FieldProblem | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const found = Object.entries(given).find(([, value]) =>
    [value].flat().some((each) => typeof each === 'string' && isDamaged(each)),
  );
  return found && { path: `/${pathSegment(found[0])}`, problem: 'contains a NUL or half a character' };
}

function invalid(fields: readonly FieldProblem[], httpPart: string | undefined): AppError {
  const place = httpPart === 'querystring' ? 'query' : httpPart === 'params' ? 'address' : 'body';
  return {
    kind: 'invalid',
    code: 'request/invalid',
    public: `The request's ${place} does not match what is expected here.`,
    remedy: 'Correct the named fields and try again. What is expected is described under /docs.',
    fields,
  };
}
