import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';

/** Why a key cannot have these scopes; undefined if it can. Each one that there is not is named by its place. Pure. */
export function unknownScopes(wanted: readonly string[], existing: readonly string[]): AppError | undefined {
  const fields = wanted.flatMap((scope, place): FieldProblem[] =>
    existing.includes(scope)
      ? []
      : [
          {
            path: `/scopes/${place}`,
            problem: 'is no scope of this server',
            remedy: `use one of: ${existing.join(', ')}`,
          },
        ],
  );
  return fields.length === 0
    ? undefined
    : {
        kind: 'invalid',
        code: 'identity/unknown-scope',
        public: 'A key takes only scopes that open something.',
        clause: '7.6',
        fields,
      };
}
