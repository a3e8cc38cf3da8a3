import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import { alertsBeganAt } from '../../alerts/public.ts';
import { clockTallies, incidentReads, measuredIncidents, ratedAmong } from '../../incidents/public.ts';
import { measuredActions, measuredPostmortems } from '../../postmortems/public.ts';
import { measuresOf, type Measure } from '../domain/measures.ts';
import { periodsIn } from '../domain/periods.ts';

export type MeasuresAsked = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly team?: string | undefined;
  readonly service?: string | undefined;
};

export type Measured = {
  readonly from: Date;
  readonly to: Date;
  readonly incidents: number;
  readonly measures: readonly Measure[];
  /** The same for each part of the span, for the pictures. */
  readonly periods: readonly { readonly from: Date; readonly to: Date; readonly measures: readonly Measure[] }[];
};

/** What is looked at where nothing else is asked for, and the longest span that is. */
const DAYS = { usual: 90, most: 731 };

/** The figures of a span, of the incidents that this actor may see. */
export async function getMeasures(
  use: UseService,
  actor: Actor,
  asked: MeasuresAsked,
): Promise<Result<Measured, AppError>> {
  const reads = { ...use(incidentReads), db: use(reportsService) };
  const now = reads.clock.now();
  const to = asked.to === undefined ? now : new Date(asked.to);
  const from = asked.from === undefined ? addDays(to, -DAYS.usual) : new Date(asked.from);
  if (from >= to || addDays(from, DAYS.most) < to) return err(noSpan);
  const span = { from, to, team: asked.team, service: asked.service?.trim().toLowerCase() };
  const incidents = await measuredIncidents(reads, actor, span);
  const ids = incidents.map(({ id }) => id);
  const [beganAt, rated, clocks, postmortems, actions] = await Promise.all([
    alertsBeganAt(reads.db, ids),
    ratedAmong(reads.db, ids),
    clockTallies(reads.db, ids),
    measuredPostmortems(reads.db, ids, reads.policies().current),
    measuredActions(reads.db, ids, now),
  ]);
  const facts = { now, incidents, beganAt, rated, clocks, postmortems, actions };
  return ok({
    from,
    to,
    incidents: incidents.length,
    measures: measuresOf(facts),
    periods: periodsIn(from, to).map((period) => ({
      ...period,
      // What the picture shows are times: owed things and clocks are of the whole span.
      measures: measuresOf({
        ...facts,
        incidents: incidents.filter(({ declaredAt }) => declaredAt >= period.from && declaredAt < period.to),
        rated: [],
        clocks: [],
        postmortems: [],
        actions: [],
      }).filter(({ unit }) => unit === 'seconds'),
    })),
  });
}

const noSpan: AppError = {
  kind: 'invalid',
  code: 'measures/no-such-span',
  public: 'Figures are of a span of at most two years that ends after it begins.',
  fields: [{ path: '/from', problem: 'is not before the end, or too long before it', remedy: 'choose another span' }],
};
