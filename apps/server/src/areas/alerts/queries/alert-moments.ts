import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { seeIncident, type IncidentReads } from '../../incidents/public.ts';
import type { AlertMoment } from '../domain/moment.ts';
import { alertPermissions } from '../permissions.ts';
import { readMoments } from '../store/moments.ts';

export type AlertMoments = {
  /** Newest first. */
  readonly moments: readonly AlertMoment[];
  /** False if the incident has older alerts that these moments leave out. */
  readonly isWhole: boolean;
};

const MINUTE = 60;
/** From the finest on: the seconds in one moment, and the most moments to show at that span. */
const SPANS = [
  { seconds: 1, most: 60 },
  { seconds: MINUTE, most: 500 },
  { seconds: 60 * MINUTE, most: 500 },
  { seconds: MINUTES_PER_DAY * MINUTE, most: 500 },
] as const;
const MOST_ALERTS = 20_000;
const MOST_NAMES = 3;

/**
 * An incident's alerts for its timeline: by the second, so that they fit between people's actions, or by the minute,
 * hour or day if that would be too many lines. Whoever may see the incident may see its alerts, but a key without the
 * scope to read alerts gets none.
 */
export async function alertMoments(
  reads: IncidentReads,
  actor: Actor,
  code: string,
): Promise<Result<AlertMoments, AppError>> {
  const seen = await seeIncident(reads, actor, { code });
  if (!seen.ok) return seen;
  if (actor.kind === 'service' && !actor.scopes.includes(alertPermissions.read.scope))
    return ok({ moments: [], isWhole: true });
  let moments: readonly AlertMoment[] = [];
  let isAll = false;
  for (const { seconds, most } of SPANS) {
    // One more of each than wanted, to tell whether there are more.
    const found = await readMoments(reads.db, seen.value.incident.id, {
      spanSeconds: seconds,
      alerts: MOST_ALERTS + 1,
      moments: most + 1,
      names: MOST_NAMES,
    });
    moments = found.slice(0, most);
    isAll = found.length <= most;
    if (isAll) break;
  }
  const began = moments.reduce((sum, { event, alerts }) => sum + (event === 'began' ? alerts : 0), 0);
  return ok({ moments, isWhole: isAll && began <= MOST_ALERTS });
}
