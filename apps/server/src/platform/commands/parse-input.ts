import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { AppError, FieldProblem } from '../../kernel/app-error.ts';
import { pathSegment } from '../../kernel/path-segment.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { blankTexts } from './blank-texts.ts';

/**
 * Validates an input against its command's schema. Problems name the field and what was expected, never the value sent.
 */
export function parseInput<S extends TSchema>(schema: S, input: unknown): Result<Static<S>, AppError> {
  const validator = validatorOf(schema);
  if (!validator.Check(input)) {
    const problems = validator.Errors(input);
    return err(
      unfit(
        problems.map(({ instancePath, keyword, message }) => ({
          path: instancePath.replaceAll(/[^/]+/g, pathSegment),
          problem: keyword === 'pattern' ? 'does not have the right form' : message,
        })),
      ),
    );
  }
  const blank = blankTexts(schema, input);
  return blank.length === 0 ? ok(input as Static<S>) : err(unfit(blank));
}

const unfit = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'request/invalid',
  public: 'The request does not match what this command accepts.',
  fields,
});

const validators = new WeakMap<object, Validator>();

function validatorOf(schema: TSchema): Validator {
  let validator = validators.get(schema);
  if (!validator) validators.set(schema, (validator = Compile(schema)));
  return validator;
}
