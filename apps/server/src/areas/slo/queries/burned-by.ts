import { attribute, MINUTE_MS, UNATTRIBUTED, type Point, type Span } from '@muster/slo';
import { readAlone } from '../../../platform/database/read.ts';
import { causesService, type CauseInterval } from '../../../platform/causes.ts';
import { incidentsById } from '../../incidents/public.ts';
import { badMinutes, causedIn } from '../../telemetry/public.ts';
import type { Objective } from '../domain/objective.ts';
import { incidentsOf } from '../store/alerts.ts';
import type { SloReader } from './reads.ts';
import { budgetPoints } from '../standing.ts';

/**
 * What burned the budget in a span (GOV 9.1): bad events that carry a cause, and the others by what was going on at the
 * time: incidents the objective opened, and intervals from other areas (`causes` in their manifests). The sum over
 * causes equals the budget's bad events.
 */
export async function burnedBy(reader: SloReader, objective: Objective, span: Span) {
  const intervals = await causesIn(reader, objective, span);
  const now = reader.now.getTime();
  const spans = intervals.map(({ cause, from, to }) => ({ cause, from: from.getTime(), to: to?.getTime() ?? now }));
  const burned = attribute(...(await badPoints(reader, objective, span, spans)));
  const titles = new Map(intervals.map(({ cause, title }) => [cause, title]));
  const most = [...burned]
    .map(([cause, bad]) => ({
      cause,
      title: titles.get(cause) ?? (cause === UNATTRIBUTED ? 'not attributed' : cause),
      bad,
    }))
    .toSorted((left, right) => Number(right.bad - left.bad) || (left.cause < right.cause ? -1 : 1));
  return {
    burnedBy: shortened(most).map(({ bad, ...each }) => ({ ...each, bad: String(bad) })),
    // Largest first; an interval that burned nothing is omitted, except an incident that the objective opened.
    intervals: intervals
      .filter(({ cause }) => burned.has(cause) || cause.startsWith(INCIDENT))
      .toSorted((left, right) => Number((burned.get(right.cause) ?? 0n) - (burned.get(left.cause) ?? 0n)))
      .slice(0, MOST_SHOWN)
      .map(({ cause, title, from, to }) => ({
        cause,
        title,
        from: from.toISOString(),
        ...(to === undefined ? {} : { to: to.toISOString() }),
      })),
  };
}

type Burned = { readonly cause: string; readonly title: string; readonly bad: bigint };

const MOST_SHOWN = 50;
const INCIDENT = 'incident:';

/** The largest by name and the rest combined, so that the sum stays the total. */
function shortened(most: readonly Burned[]): readonly Burned[] {
  const rest = most.slice(MOST_SHOWN);
  if (rest.length === 0) return most;
  const bad = rest.reduce((sum, each) => sum + each.bad, 0n);
  return [...most.slice(0, MOST_SHOWN), { cause: 'others', title: `${rest.length} more`, bad }];
}

type Intervals = Parameters<typeof attribute>[1];

/** Bad events by minute, those with a cause listed separately; bad slices for an objective of time slices. */
async function badPoints(
  { db }: SloReader,
  objective: Objective,
  span: Span,
  intervals: Intervals,
): Promise<Parameters<typeof attribute>> {
  if (objective.budgeting.kind === 'time-slices')
    return [await budgetPoints(db, objective, span), intervals, objective.budgeting.minutes * MINUTE_MS];
  const caused = (await causedIn(db, objective.id, span)).filter(({ bad }) => bad !== 0n);
  const known = new Map<number, bigint>();
  for (const { at, bad } of caused) known.set(at, (known.get(at) ?? 0n) + bad);
  const others = (await badMinutes(db, objective.id, span)).map((point): Point => ({
    ...point,
    bad: point.bad - (known.get(point.at) ?? 0n),
  }));
  return [[...caused, ...others], intervals];
}

/** Possible causes, earliest first. */
async function causesIn({ db, use }: SloReader, objective: Objective, span: Span): Promise<readonly CauseInterval[]> {
  const [from, to] = [new Date(span.from), new Date(span.to)];
  const opened = await incidentsOf(db, objective.id, from);
  const incidents = await readAlone(db, incidentsById(opened.map(({ incidentId }) => incidentId)));
  const own = opened.flatMap(({ incidentId, since }): CauseInterval[] => {
    const incident = incidents.get(incidentId);
    if (incident === undefined) return [];
    const over = 'resolvedAt' in incident ? incident.resolvedAt : undefined;
    return [{ cause: `${INCIDENT}${incidentId}`, title: incident.code, from: since, to: over }];
  });
  const others = await use(causesService)(db, { from, to, objective: objective.id, service: objective.service });
  return [...own, ...others].toSorted((left, right) => left.from.getTime() - right.from.getTime());
}
