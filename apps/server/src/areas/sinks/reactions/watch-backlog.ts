import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { shorten } from '../../../kernel/shorten.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { entriesFrom } from '../../../platform/ledger/read-entries.ts';
import { createIncidents, incidentsById, isOpen } from '../../incidents/public.ts';
import type { SinkId } from '../domain/sink.ts';
import { sinkBehind } from '../ledger-actions.ts';
import { markBehind, readSink } from '../store/sinks.ts';

const LONGEST_TITLE = 200;

/**
 * Opens an incident if a sink has lacked an entry for longer than the policy tolerates: one at a time, and not again
 * within the same interval (GOV 7.4).
 */
export async function watchBacklog(ctx: CommandContext, id: SinkId): Promise<void> {
  const { backlog } = ctx.policies.current.audit;
  const sink = await readSink(ctx.tx, id, 'locked');
  if (sink === undefined) return;
  const [next] = await entriesFrom(ctx.tx, sink.nextSeq, 1);
  if (
    next?.seq === undefined ||
    isBefore(ctx.now, addMinutes(new Date(next.envelope.time), backlog.pagesAfter.minutes))
  )
    return;
  const { backlogIncident: known, backlogToldAt: toldAt } = sink;
  const open = known === undefined ? undefined : (await readAlone(ctx.tx, incidentsById([known]))).get(known);
  if (open !== undefined && isOpen(open)) return;
  if (toldAt !== undefined && isBefore(ctx.now, addMinutes(toldAt, backlog.pagesAfter.minutes))) return;
  const since = next.envelope.time;
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(shorten(`The audit log does not reach ${sink.name}`, LONGEST_TITLE)),
      description: ownWords(
        `Entry ${next.seq} and later ones have been missing there since ${since}. ${sink.problem ?? 'The reason is unknown.'} Settings, Sinks shows what to do. The copy catches up by itself once the sink accepts entries again, and nothing is removed here before then.`,
      ),
      facts: {},
      atLeast: { severity: backlog.opens, source: 'policy' },
      isDrill: false,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was opened');
  const entry = ctx.record(sinkBehind, {
    resource: { kind: 'sink', id },
    touched: [incident.id],
    clause: backlog.clause,
    data: { sink: id, next: next.seq, since, incident: incident.id },
  });
  await markBehind(ctx.tx, sink, { incident: incident.id, at: ctx.now, entry });
}
