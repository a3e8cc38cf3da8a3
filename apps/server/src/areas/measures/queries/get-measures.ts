import type { Actor } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import { alertsBeganAt } from '../../alerts/public.ts';
import { measuredExceptions } from '../../exceptions/public.ts';
import { visibleTeams } from '../../identity/public.ts';
import { clockTallies, incidentReads, measuredIncidents, ratedAmong } from '../../incidents/public.ts';
import { measuredActions, measuredPostmortems } from '../../postmortems/public.ts';
import { measuresOf, type Measure } from '../domain/measures.ts';
import { periodsIn } from '../domain/periods.ts';
import { aboutModel } from './about-model.ts';

export type MeasuresAsked = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly team?: string | undefined;
  readonly service?: string | undefined;
  readonly model?: string | undefined;
};

export type Measured = {
  readonly from: Date;
  readonly to: Date;
  readonly incidents: number;
  readonly measures: readonly Measure[];
  /** The same for each part of the span, for the charts. */
  readonly periods: readonly { readonly from: Date; readonly to: Date; readonly measures: readonly Measure[] }[];
};

/** The default span and the longest one allowed, in days. */
const DAYS = { usual: 90, most: 731 };

/** The metrics of a span, over the incidents this actor may see. */
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
  const model = asked.model?.trim().toLowerCase();
  const seen = await measuredIncidents(reads, actor, span);
  const incidents = model === undefined ? seen : await aboutModel(reads.db, seen, model);
  const ids = incidents.map(({ id }) => id);
  const [beganAt, rated, clocks, postmortems, actions, exceptions] = await Promise.all([
    alertsBeganAt(reads.db, ids),
    ratedAmong(reads.db, ids),
    clockTallies(reads.db, ids),
    measuredPostmortems(reads.db, ids, reads.policies().current),
    measuredActions(reads.db, ids, now),
    measuredExceptions(reads.db, {
      ...span,
      now,
      teams: await visibleTeams({ db: reads.db, policies: reads.policies() }, actor),
      scopes: scopesOf(span.service, model),
    }),
  ]);
  const facts = { now, incidents, beganAt, rated, clocks, postmortems, actions, exceptions };
  return ok({
    from,
    to,
    incidents: incidents.length,
    measures: measuresOf(facts),
    periods: periodsIn(from, to).map((period) => ({
      ...period,
      // Charts show durations and counts only: clocks, postmortems and action items cover the whole span.
      measures: measuresOf({
        ...facts,
        incidents: incidents.filter(({ declaredAt }) => declaredAt >= period.from && declaredAt < period.to),
        rated: [],
        clocks: [],
        postmortems: [],
        actions: [],
        exceptions: exceptions.filter(({ approvedAt }) => approvedAt >= period.from && approvedAt < period.to),
      }).filter(({ unit }) => unit !== 'share'),
    })),
  });
}

/** The scopes by which exceptions name a service or model. */
const scopesOf = (service: string | undefined, model: string | undefined): readonly string[] | undefined =>
  service === undefined && model === undefined
    ? undefined
    : [
        ...(service === undefined ? [] : [`service:${service}`, `model:${service}`]),
        ...(model === undefined ? [] : [`model:${model}`]),
      ];

const noSpan: AppError = {
  kind: 'invalid',
  code: 'measures/no-such-span',
  public: 'Figures cover a period of at most two years that ends after it begins.',
  fields: [{ path: '/from', problem: 'is not before the end, or too long before it', remedy: 'choose another period' }],
};
