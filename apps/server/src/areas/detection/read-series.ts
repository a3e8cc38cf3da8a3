import type { Series } from '@muster/ml-stats';
import type { Kysely } from 'kysely';
import { asId } from '../../kernel/ids.ts';
import { declaredByHour } from '../incidents/public.ts';
import { volumes } from '../models/public.ts';
import { pointsIn } from '../telemetry/public.ts';
import type { SeriesSpec } from './domain/series-spec.ts';

const HOUR_MS = 3_600_000;

/** A series by the hour, starting at `from`. An hour without data is zero for counts and null for shares. */
export async function readHours(db: Kysely<unknown>, spec: SeriesSpec, from: Date, to: Date): Promise<Series> {
  const found = await valuesIn(db, spec, from, to);
  const isCount = spec.of === 'incidents' || spec.what === 'total' || spec.what === 'predictions';
  const hours = Math.floor((to.getTime() - from.getTime()) / HOUR_MS);
  return Array.from({ length: hours }, (_, i) => found.get(from.getTime() + i * HOUR_MS) ?? (isCount ? 0 : null));
}

async function valuesIn(
  db: Kysely<unknown>,
  spec: SeriesSpec,
  from: Date,
  to: Date,
): Promise<ReadonlyMap<number, number>> {
  switch (spec.of) {
    case 'incidents':
      return declaredByHour(db, from, to);
    case 'telemetry': {
      const points = await pointsIn(db, spec.series, { from: from.getTime(), to: to.getTime() }, 'hour');
      const hours = Map.groupBy(points, ({ at }) => at);
      return new Map(
        [...hours].flatMap(([at, parts]) => {
          const total = parts.reduce((sum, part) => sum + Number(part.total), 0);
          const bad = parts.reduce((sum, part) => sum + Number(part.bad), 0);
          if (spec.what === 'total') return [[at, total] as const];
          return total === 0 ? [] : [[at, bad / total] as const];
        }),
      );
    }
    case 'model': {
      const hours = await volumes({ db }, { version: asId(spec.version), from, to });
      return new Map(
        hours.flatMap(({ at, predictions, labelled, correct }) => {
          if (spec.what === 'predictions') return [[at.getTime(), predictions] as const];
          return labelled === 0 ? [] : [[at.getTime(), correct / labelled] as const];
        }),
      );
    }
  }
}
