import { Type } from 'typebox';

/** `Problem` of answer/problem.ts, for the OpenAPI description. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable for programs: `area/what`.' }),
    detail: Type.String(),
    remedy: Type.Optional(Type.String({ description: 'What to do about it.' })),
    clause: Type.Optional(Type.String({ description: 'The clause of the policy that prevented this.' })),
    obligations: Type.Optional(
      Type.Array(
        Type.Object({
          kind: Type.String(),
          clause: Type.String(),
          from: Type.Optional(Type.String()),
          what: Type.String(),
        }),
      ),
    ),
    fields: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({ description: 'JSON pointer.' }),
          problem: Type.String(),
          remedy: Type.Optional(Type.String()),
        }),
      ),
    ),
    requestId: Type.String(),
    retryAfterSeconds: Type.Optional(Type.Number()),
  },
  { title: 'Problem' },
);
