import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { MODEL_NAME } from '../model-thing.ts';
import { modelPermissions } from '../permissions.ts';
import { getModel, getServing } from '../queries/get-model.ts';
import { predictionsAbout, predictionsNamed } from '../queries/prediction-view.ts';
import { getReview, reviewMeasures } from '../queries/reviews.ts';
import { ModelPage, Prediction, ReviewPage, Serving } from '../queries/schemas.ts';
import { REVIEW_CODE } from '../review-thing.ts';
import { modelsReader } from '../room.ts';

const Found = Type.Object({ items: Type.Array(Prediction) });

/** One model, what served when, predictions by id and by subject, and a review's case file. */
export const modelRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: modelPermissions.read.scope };
    const ByName = Type.Object({ name: Type.String({ pattern: MODEL_NAME }) });
    routes.get(
      '/v1/models/:name',
      {
        access,
        summary: 'One model: its versions, what served when, and how accurate it was',
        clauses: ['4.3', '7.13'],
        schema: { params: ByName, response: ModelPage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getModel(modelsReader(use), actor, params.name)),
    );
    routes.get(
      '/v1/models/:name/serving',
      {
        access,
        summary: 'What served under each alias at a given time',
        clauses: ['7.13'],
        schema: {
          params: ByName,
          query: Type.Object({ at: Type.Optional(Type.String({ format: 'date-time' })) }),
          response: Serving,
        },
      },
      async ({ params, query }) => orFail(await getServing(modelsReader(use), params.name, query.at)),
    );
    const look = { access: { scope: modelPermissions.look.scope }, reveals: 'CONFIDENTIAL' } as const;
    routes.get(
      '/v1/predictions/:id',
      {
        ...look,
        summary: 'A prediction by its id, with its features; looking is recorded',
        clauses: ['7.13', '6.3'],
        schema: {
          params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
          query: Type.Object({
            model: Type.Optional(Type.String({ pattern: MODEL_NAME })),
            day: Type.Optional(Type.String({ format: 'date' })),
          }),
          response: Found,
        },
      },
      async ({ actor, params, query }) => ({
        items: [...orFail(await predictionsNamed(modelsReader(use), actor, { id: params.id, ...query }))],
      }),
    );
    routes.post(
      '/v1/predictions/about',
      {
        ...look,
        summary: 'The decisions about somebody, by what the deciding system calls them; looking is recorded',
        clauses: ['7.13', '6.3'],
        schema: {
          body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 500 }) }),
          response: Found,
        },
      },
      async ({ actor, body }) => ({
        items: [...orFail(await predictionsAbout(modelsReader(use), actor, body.subject))],
      }),
    );
    routes.get(
      '/v1/reviews/measures',
      {
        access,
        summary: 'How many reviews are open and overdue, and how often a decision was overturned',
        clauses: ['7.14'],
        schema: {
          response: Type.Object(
            {
              open: Type.Integer(),
              overdue: Type.Integer(),
              decided: Type.Integer(),
              overturned: Type.Integer(),
              late: Type.Integer(),
              days: Type.Integer(),
              overturnRate: Type.Optional(Type.Number()),
            },
            { title: 'ReviewMeasures' },
          ),
        },
      },
      async () => reviewMeasures(modelsReader(use)),
    );
    routes.get(
      '/v1/reviews/:code',
      {
        access: { scope: modelPermissions.review.scope },
        reveals: 'CONFIDENTIAL',
        summary: 'The case file of a review; looking is recorded',
        clauses: ['7.14'],
        schema: { params: Type.Object({ code: Type.String({ pattern: REVIEW_CODE }) }), response: ReviewPage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getReview(use, actor, params.code)),
    );
  };
