import { Type } from 'typebox';
import { AppFailure, type AppError } from '../../../kernel/app-error.ts';
import { parseJson } from '../../../platform/http/input/add-parsers.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable, WriteRequest } from '../../../platform/http/routes.ts';
import { isError, type PredictionIntake } from '../intake/open-intake.ts';
import { LOG_PREDICTIONS } from '../permissions.ts';
import { readLines } from './read-lines.ts';

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ROWS = 50_000;
/** Maximum number of refused rows detailed in a response; the others are only counted. */
const MOST_TOLD = 100;
const JSON_LIMITS = { maxDepth: 32, repairs: false } as const;

const Refusal = Type.Object({
  index: Type.Integer({ description: 'Its place in the list, or its line, from 0.' }),
  code: Type.String(),
  reason: Type.String(),
  fields: Type.Array(Type.Object({ path: Type.String(), problem: Type.String() })),
});

const Answer = Type.Object(
  {
    status: Type.Enum(['stored', 'partly-stored', 'refused']),
    received: Type.Integer(),
    stored: Type.Integer(),
    repeated: Type.Integer({ description: 'Already known, byte for byte: nothing was stored again.' }),
    early: Type.Integer({ description: 'Outcomes whose predictions have not arrived yet: they wait.' }),
    refused: Type.Integer(),
    refusals: Type.Array(Refusal, { description: `The first ${MOST_TOLD}.` }),
  },
  { title: 'StoredRows' },
);

/**
 * Intake of predictions and outcomes from producers: one object, a list, or NDJSON; 2xx follows the commit. A refused
 * single row fails its request; for several, the response names the refused ones.
 */
export const predictionRoutes =
  (intake: PredictionIntake): RouteTable =>
  (routes) => {
    const common = {
      access: { scope: LOG_PREDICTIONS },
      maxBodyBytes: MOST_BYTES,
      takesBytes: 'as-lines',
      takesGzip: true,
      onFailed: ({ error }: { readonly error: AppError }) => intake.failed(error),
    } as const;
    routes.post(
      '/v1/predictions',
      {
        ...common,
        summary: 'Log predictions: one, a list, or JSON lines',
        clauses: ['7.13'],
        schema: { body: Type.Unknown(), response: Answer },
      },
      async (request) => {
        const rows = rowsOf(request);
        return answerOf(rows.items, orFail(await intake.receive(producerOf(request), rows.items)), rows.isOne);
      },
    );
    routes.post(
      '/v1/outcomes',
      {
        ...common,
        summary: 'Report the outcomes of predictions: one, a list, or JSON lines',
        clauses: ['4.3'],
        schema: { body: Type.Unknown(), response: Answer },
      },
      async (request) => {
        const rows = rowsOf(request);
        return answerOf(rows.items, orFail(await intake.receiveOutcomes(producerOf(request), rows.items)), rows.isOne);
      },
    );
    routes.post(
      '/v1/predictions/volume',
      {
        access: { scope: LOG_PREDICTIONS },
        summary: 'Report how many predictions a producer has numbered so far',
        clauses: ['7.13'],
        status: 204,
        schema: {
          body: Type.Object({
            model: Type.String({ minLength: 1, maxLength: 200 }),
            producer: Type.String({ minLength: 1, maxLength: 100 }),
            run: Type.Optional(Type.String({ maxLength: 100 })),
            sequence: Type.Integer({ minimum: 1, description: 'The highest number that it has assigned.' }),
          }),
        },
      },
      async (request) => {
        producerOf(request);
        orFail(await intake.declare(request.body));
      },
    );
  };

function rowsOf(request: { readonly body: unknown; readonly http: WriteRequest['http'] }): {
  readonly items: readonly unknown[];
  readonly isOne: boolean;
} {
  const body = request.body as Buffer;
  const isLines = /^application\/x-ndjson\b/i.test(request.http.request.headers['content-type'] ?? '');
  const given = isLines ? readLines(body, JSON_LIMITS, MOST_ROWS) : parseJson(body, JSON_LIMITS);
  if (!Array.isArray(given)) return { items: [given], isOne: true };
  if (given.length > MOST_ROWS) throw new AppFailure(tooMany);
  return { items: given as readonly unknown[], isOne: false };
}

type Stored = 'stored' | 'partly-stored' | 'refused';

function answerOf(items: readonly unknown[], answers: readonly unknown[], isOne: boolean) {
  const refused = answers.flatMap((answer, index) => (isError(answer) ? [{ answer, index }] : []));
  const [only] = refused;
  if (isOne && only !== undefined) throw new AppFailure(only.answer);
  const countOf = (word: string) => answers.filter((answer) => answer === word).length;
  const status: Stored =
    refused.length === 0 ? 'stored' : refused.length === items.length ? 'refused' : 'partly-stored';
  return {
    status,
    received: items.length,
    stored: countOf('stored'),
    repeated: countOf('repeated'),
    early: countOf('early'),
    refused: refused.length,
    refusals: refused.slice(0, MOST_TOLD).map(({ answer, index }) => ({
      index,
      code: answer.code,
      reason: answer.public,
      fields: (answer.fields ?? []).map(({ path, problem }) => ({ path, problem })),
    })),
  };
}

/** Predictions are logged by programs: the record names the account. */
function producerOf({ actor }: Pick<WriteRequest, 'actor'>): string {
  if (actor.kind !== 'service') throw new AppFailure(programsOnly);
  return actor.id;
}

const programsOnly: AppError = {
  kind: 'forbidden',
  code: 'models/programs-only',
  public: 'Only service accounts can log predictions and outcomes.',
  remedy: `Use a key that has the scope ${LOG_PREDICTIONS}.`,
  clause: '7.6',
};

const tooMany: AppError = {
  kind: 'too_large',
  code: 'models/too-many-rows',
  public: `There are more than ${MOST_ROWS.toLocaleString('en')} rows in this request.`,
  remedy: 'Send them in several requests.',
};
