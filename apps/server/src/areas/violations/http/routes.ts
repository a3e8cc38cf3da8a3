import { Type } from 'typebox';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { followUp, reportAnonymously } from '../intake/anonymous-intake.ts';
import { violationPermissions } from '../permissions.ts';
import { getViolation } from '../queries/get-violation.ts';
import { Violation } from '../queries/violation-schema.ts';
import { violationReader } from '../queries/violation-view.ts';

const Words = Type.String({ minLength: 1, maxLength: 10_000 });
const Proof = Type.Integer({
  minimum: 0,
  description: 'A number for which SHA-256 of the number, a line break and the text begins with 16 zero bits.',
});

/**
 * Routes to one violation and to the anonymous channel, whose use is not counted, logged or remembered. Verbs and the
 * list are declared elsewhere.
 */
export const violationRoutes =
  (host: CommandHost): RouteTable =>
  (routes) => {
    routes.get(
      '/v1/violations/:id',
      {
        access: { scope: violationPermissions.read.scope },
        summary: 'One violation, for those who handle it',
        clauses: ['10.1'],
        reveals: 'CONFIDENTIAL',
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: Violation },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getViolation(violationReader(host.services.use), actor, params.id)),
    );
    routes.post(
      '/v1/anonymous-reports',
      {
        access: 'anonymous',
        isUncounted: true,
        summary: 'Report a violation anonymously; the case code gives access to its progress',
        clauses: ['10.4'],
        schema: {
          body: Type.Object({
            text: Words,
            clause: Type.Optional(Type.String({ pattern: '^[0-9]+(\\.[0-9]+){1,2}$' })),
            aboutGovernance: Type.Optional(Type.Boolean()),
            proof: Proof,
          }),
          response: Type.Object({
            caseCode: Type.String({
              description: 'Shown only once. Anyone who has it can read the case and write to it.',
            }),
          }),
        },
      },
      async ({ body }) => orFail(await reportAnonymously(host, body)),
    );
    routes.post(
      '/v1/anonymous-reports/follow-up',
      {
        access: 'anonymous',
        isUncounted: true,
        summary: 'The state of an anonymous report, by its case code; with a text, add to it',
        clauses: ['10.4'],
        schema: {
          body: Type.Object({
            caseCode: Type.String({ minLength: 8, maxLength: 60 }),
            text: Type.Optional(Words),
            proof: Type.Optional(Proof),
          }),
          response: Type.Object(
            {
              state: Type.Enum(['unknown', 'held', 'reported', 'triaged', 'decided']),
              waiting: Type.Integer({ description: 'Messages from you that are passed on once the day is over.' }),
              messages: Type.Array(
                Type.Object({
                  author: Type.Enum(['you', 'governance']),
                  day: Type.String({ format: 'date' }),
                  text: Type.String(),
                }),
              ),
            },
            { title: 'AnonymousCase' },
          ),
        },
      },
      async ({ body }) => {
        const found = orFail(await followUp(host, body));
        return { ...found, messages: [...found.messages] };
      },
    );
  };
