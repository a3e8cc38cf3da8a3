import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { alertMoments, alertsReceived, momentWords, type AlertMoment, type AlertMoments } from '../../alerts/public.ts';
import { incidentTimeline, type IncidentReads, type TimelineItem } from '../../incidents/public.ts';

/** An incident's entries merged with its alert events, which the ledger records only in batches. */
export async function wholeTimeline(
  reads: IncidentReads,
  actor: Actor,
  code: string,
  most?: number,
): Promise<Result<readonly WholeTimelineItem[], AppError>> {
  const [entries, heard] = await Promise.all([
    incidentTimeline(reads, actor, code, most),
    alertMoments(reads, actor, code),
  ]);
  if (!entries.ok) return entries;
  if (!heard.ok) return heard;
  return ok(
    [...alertItems(heard.value), ...entries.value].toSorted((first, second) => first.at.localeCompare(second.at)),
  );
}

export type WholeTimelineItem = TimelineItem | ReturnType<typeof momentItem> | ReturnType<typeof earlierItem>;

/** Oldest first. If there are older alerts than these, a line before them says so. */
export function alertItems({ moments, isWhole }: AlertMoments) {
  const items = moments.toReversed().map(momentItem);
  const oldest = items[0];
  return isWhole || oldest === undefined ? items : [earlierItem(oldest.at), ...items];
}

/** Not a ledger entry, so it has no `seq`; its id is the event and the span. */
function momentItem(moment: AlertMoment) {
  const { event, span, first, last, alerts, names } = moment;
  return {
    ...alertLine(`${event}/${span.toISOString()}`, first.toISOString(), momentWords(moment)),
    alerts: {
      event,
      count: alerts,
      until: last.toISOString(),
      names: names.map((each) => ({ name: each.name, count: each.alerts })),
    },
  };
}

const earlierItem = (at: string) =>
  alertLine(
    'earlier',
    at,
    "received more alerts before this than the timeline shows; the incident's alert list has them all",
  );

const alertLine = (name: string, at: string, summary: string) => ({
  id: `alerts/${name}`,
  at,
  recordedAt: at,
  kind: 'alerts' as const,
  action: alertsReceived.name,
  actor: { system: 'system:alert-intake' },
  summary,
  retroactive: false,
});
