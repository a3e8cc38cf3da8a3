import { definePermission, severities } from '@muster/policy';
import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { csvOf } from '../domain/csv.ts';
import type { Measure as Found } from '../domain/measures.ts';
import { getMeasures } from '../queries/get-measures.ts';

const read = definePermission({
  name: 'measures.read',
  scope: 'incidents:read',
  clause: '8.2',
  anyOf: [{ kind: 'member' }],
});

const Instant = Type.String({ format: 'date-time' });
const Figure = {
  n: Type.Integer({ description: 'Out of how many; for a count, the count itself.' }),
  open: Type.Integer({ description: 'How many of those are not over yet.' }),
  median: Type.Optional(Type.Number()),
  p95: Type.Optional(Type.Number()),
  mean: Type.Optional(Type.Number()),
  share: Type.Optional(Type.Number({ description: 'Between 0 and 1. No figure is given for fewer than five.' })),
};
const Measure = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    definition: Type.String(),
    unit: Type.Enum(['seconds', 'share', 'count']),
    all: Type.Object(Figure),
    by: Type.Array(Type.Object({ severity: Type.Enum([...severities]), ...Figure })),
  },
  { title: 'Measure' },
);
const Measures = Type.Object(
  {
    from: Instant,
    to: Instant,
    incidents: Type.Integer({ description: 'Declared in the period and visible to the caller, without drills.' }),
    measures: Type.Array(Measure),
    periods: Type.Array(Type.Object({ from: Instant, to: Instant, measures: Type.Array(Measure) })),
  },
  { title: 'Measures' },
);
const query = Type.Object({
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  team: Type.Optional(Type.String({ format: 'uuid' })),
  service: Type.Optional(
    Type.String({ maxLength: 100, description: 'A service, model, pipeline or data set in the catalog, by its name.' }),
  ),
  model: Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'A model by its name, in the catalog or the model registry, or as the label `model` of alerts.',
    }),
  ),
});

/** Response metrics with their definitions. Read-only: nothing is recorded or decided. */
export const measureRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: read.scope };
    routes.get(
      '/v1/measures',
      {
        access,
        summary:
          'Times to detect, acknowledge, mitigate and resolve, deadlines met, follow-up work and exceptions, each with its definition',
        clauses: ['8.2', '8.4'],
        schema: { query, response: Measures },
      },
      async ({ actor, query: asked }) => {
        const { from, to, incidents, measures, periods } = orFail(await getMeasures(use, actor, asked));
        return {
          from: from.toISOString(),
          to: to.toISOString(),
          incidents,
          measures: shown(measures),
          periods: periods.map((each) => ({
            from: each.from.toISOString(),
            to: each.to.toISOString(),
            measures: shown(each.measures),
          })),
        };
      },
    );
    routes.get(
      '/v1/measures/csv',
      {
        access,
        summary: 'The same figures as CSV',
        clauses: ['8.2', '8.4'],
        schema: { query },
        produces: 'text/csv; charset=utf-8',
      },
      async ({ actor, query: asked }) => csvOf(orFail(await getMeasures(use, actor, asked))),
    );
  };

const shown = (measures: readonly Found[]) => measures.map((each) => ({ ...each, all: each.all, by: [...each.by] }));
