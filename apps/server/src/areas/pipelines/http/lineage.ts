import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import type { LineageIntake } from '../intake/open-intake.ts';
import { REPORT_RUNS } from '../permissions.ts';

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_EVENTS = 1000;

/** Spark includes its logical plans, which are deeply nested. */
const JSON_LIMITS = { maxDepth: 256, repairs: true } as const;

const BatchAnswer = Type.Object({
  status: Type.Enum(['success', 'partial_success']),
  summary: Type.Object({
    received: Type.Integer(),
    successful: Type.Integer(),
    failed: Type.Integer(),
    retriable: Type.Integer(),
    non_retriable: Type.Integer(),
  }),
  failed_events: Type.Array(Type.Object({ index: Type.Integer(), reason: Type.String(), retriable: Type.Boolean() })),
});

/**
 * Endpoint for OpenLineage clients, at the root path they all use. 2xx follows the commit; 503 if that cannot happen
 * soon, which clients retry; never 429, after which they drop the event.
 */
export const lineageRoutes =
  (intake: LineageIntake): RouteTable =>
  (routes) => {
    const common = {
      access: { scope: REPORT_RUNS },
      clauses: ['4.4'],
      maxBodyBytes: MOST_BYTES,
      takesBytes: true,
      takesGzip: true,
      onFailed: ({ error }: { readonly error: AppError }) => intake.failed(error),
    } as const;
    routes.post(
      '/api/v1/lineage',
      { ...common, summary: 'Report a run (OpenLineage)', status: 201, schema: { body: Type.Unknown() } },
      async (request) => {
        const given = bodyOf(request.body);
        const [error] = orFail(await intake.receive(reporterOf(request), [given]));
        if (error !== undefined) throw new AppFailure(error);
      },
    );
    routes.post(
      '/api/v1/lineage/batch',
      {
        ...common,
        summary: 'Report many runs (OpenLineage)',
        schema: { body: Type.Unknown(), response: BatchAnswer },
      },
      async (request) => {
        const given = bodyOf(request.body);
        if (!Array.isArray(given) || given.length > MOST_EVENTS) throw new AppFailure(notABatch);
        const outcomes = orFail(await intake.receive(reporterOf(request), given));
        const failed = outcomes.flatMap((error, index) =>
          error === undefined ? [] : [{ index, reason: reasonOf(error), retriable: false }],
        );
        return {
          status: failed.length === 0 ? ('success' as const) : ('partial_success' as const),
          summary: {
            received: outcomes.length,
            successful: outcomes.length - failed.length,
            failed: failed.length,
            retriable: 0,
            non_retriable: failed.length,
          },
          failed_events: failed,
        };
      },
    );
  };

const bodyOf = (body: unknown): unknown => parseJson(body as Buffer, JSON_LIMITS);

const reasonOf = ({ public: says, fields = [] }: AppError): string =>
  fields.length === 0 ? says : fields.map(({ path, problem }) => `${path} ${problem}`.trim()).join('; ');

/** Runs are reported by programs: since budgets depend on them, the record names the account. */
function reporterOf({ actor }: Pick<WriteRequest, 'actor'>): string {
  if (actor.kind !== 'service') throw new AppFailure(programsOnly);
  return actor.id;
}

const programsOnly: AppError = {
  kind: 'forbidden',
  code: 'pipelines/programs-only',
  public: 'Only service accounts can report runs.',
  remedy: `Get a key with the scope ${REPORT_RUNS} issued, and give it to the client as OPENLINEAGE_API_KEY.`,
  clause: '7.6',
};

const notABatch: AppError = {
  kind: 'invalid',
  code: 'pipelines/not-a-batch',
  public: `The body is not a list of at most ${MOST_EVENTS} events.`,
  remedy: 'Send a JSON array of OpenLineage events, in parts if there are more.',
};
