import { addMinutes } from '../../../kernel/clock.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided } from '../../../platform/due/outcome.ts';
import { createIncidents } from '../../incidents/public.ts';
import { spikeOf } from '../domain/spike.ts';
import { limitOf } from '../domain/windows.ts';
import { lookAtSpending } from '../due-kinds.ts';
import { consumerSpiked, spikeOver } from '../ledger-actions.ts';
import { dollarsOf } from '../money.ts';
import { lockConsumerById } from '../store/consumers.ts';
import { spentInSpans } from '../store/calls.ts';
import { endSpike, insertSpike, openSpike } from '../store/watching.ts';

/** Check interval while a consumer spends, and until its spike is over. */
const EVERY_MINUTES = 5;
const LONGEST_TITLE = 200;

export const planLooking = (ctx: CommandContext, consumer: string): void =>
  ctx.due.plan({
    kind: lookAtSpending,
    key: consumer,
    subject: { kind: 'llm-consumer', id: consumer },
    dueAt: addMinutes(ctx.now, EVERY_MINUTES),
    payload: { consumer },
  });

/** Opens an incident with its runbook when a consumer's spending spikes, one per spike (GOV 9.2). */
export async function lookAtSpendingOf(ctx: CommandContext, id: string) {
  const consumer = await lockConsumerById(ctx.tx, id);
  if (consumer === undefined || consumer.retiredAt !== undefined) return voided(ownWords('it is retired'));
  const { llm } = ctx.policies.current;
  const span = llm.spike.over.minutes;
  const spans = await spentInSpans(
    ctx.tx,
    consumer.id,
    ctx.now,
    span,
    Math.floor(llm.spike.usualOf.minutes / span) + 1,
  );
  const usual = [...spans].filter(([nth]) => nth > 0).map(([, cost]) => cost);
  const spike = spikeOf(spans.get(0) ?? 0n, usual, limitOf(consumer.limits, 'day'), llm);
  const open = await openSpike(ctx.tx, consumer.id);
  const resource = { kind: 'llm-consumer', id: consumer.id };
  const named = { consumer: consumer.id, name: consumer.name };
  if (spike === undefined && open !== undefined) {
    const entry = ctx.record(spikeOver, { resource, clause: llm.spike.clause, data: named });
    await endSpike(ctx.tx, open.id, ctx.now, entry);
  }
  if (spike !== undefined) planLooking(ctx, id);
  if (spike === undefined || open !== undefined) return undefined;
  const [spent, before] = [dollarsOf(spike.spent), dollarsOf(spike.usual)];
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(shorten(`${consumer.name} spends $${spent} on language models within an hour`, LONGEST_TITLE)),
      description: ownWords(
        `Usual: $${before}; its budget is $${dollarsOf(limitOf(consumer.limits, 'day'))} a day. Runbook: ${llm.cost.runbook}`,
      ),
      facts: {},
      atLeast: { severity: llm.spike.opens, source: 'policy' },
      isDrill: false,
      teamId: consumer.teamId,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was opened');
  const entry = ctx.record(consumerSpiked, {
    resource,
    touched: [incident.id],
    clause: llm.spike.clause,
    data: { ...named, against: spike.against, spent, usual: before },
  });
  await insertSpike(
    ctx.tx,
    { id: ctx.ids.row(ctx.now), consumer: consumer.id, at: ctx.now, incidentId: incident.id },
    entry,
  );
  return undefined;
}
