import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { shorten } from '../../../kernel/shorten.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { createIncidents, incidentsById, isOpen } from '../../incidents/public.ts';
import type { AnchorId } from '../domain/anchor.ts';
import { anchorAlarmed } from '../ledger-actions.ts';
import { markAlarm, readAnchor } from '../store/anchors.ts';

const LONGEST_TITLE = 200;

/**
 * Opens an incident if an anchor contradicts this ledger, or has not vouched for longer than the policy allows a copy
 * to lag. One incident at a time, and not again before the same time has passed (GOV 7.4, 7.5).
 */
export async function watchAnchor(ctx: CommandContext, id: AnchorId): Promise<void> {
  const { backlog } = ctx.policies.current.audit;
  const anchor = await readAnchor(ctx.tx, id, 'locked');
  if (anchor?.problem === undefined) return;
  const { name, problem, contradictedAt, markedAt, lastInstant, size, alarmIncident, alarmToldAt } = anchor;
  const since = contradictedAt ?? markedAt ?? lastInstant;
  const { minutes } = backlog.pagesAfter;
  if (contradictedAt === undefined && isBefore(ctx.now, addMinutes(since, minutes))) return;
  if (alarmToldAt !== undefined && isBefore(ctx.now, addMinutes(alarmToldAt, minutes))) return;
  const known = alarmIncident;
  const open = known === undefined ? undefined : (await readAlone(ctx.tx, incidentsById([known]))).get(known);
  if (open !== undefined && isOpen(open)) return;
  const why = contradictedAt === undefined ? 'silent' : 'contradicted';
  const title =
    why === 'silent' ? `Audit log not confirmed by anchor ${name}` : `Anchor ${name} saw a different audit log`;
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(shorten(title, LONGEST_TITLE)),
      description: ownWords(
        `${problem} It confirmed the ledger up to size ${size}, and nothing since ${since.toISOString()}. ${why === 'silent' ? 'Its state is under Settings, Sinks; Muster asks it again every minute.' : 'Before anything else, copy the database and what the anchor holds. docs/anchors.md explains how to find what was rewritten.'}`,
      ),
      facts: {},
      atLeast: { severity: backlog.opens, source: 'policy' },
      isDrill: false,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was opened');
  const entry = ctx.record(anchorAlarmed, {
    resource: { kind: 'anchor', id },
    touched: [incident.id],
    clause: backlog.clause,
    data: { anchor: id, why, size, since: since.toISOString(), incident: incident.id },
  });
  await markAlarm(ctx.tx, anchor, { incident: incident.id, at: ctx.now, entry });
}
