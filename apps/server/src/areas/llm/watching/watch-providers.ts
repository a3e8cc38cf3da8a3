import { addMinutes } from '../../../kernel/clock.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { createIncidents } from '../../incidents/public.ts';
import { outageStep } from '../domain/outage.ts';
import { providerBack, providerOut } from '../ledger-actions.ts';
import {
  addMinuteCounts,
  insertOutage,
  openOutage,
  setOutage,
  trafficSince,
  type Outage,
  type ProviderMinute,
} from '../store/watching.ts';
import { findProvider, lockProvider } from '../store/providers.ts';

/**
 * Counts provider results and judges whether a provider is down. If that leaves users without an answer, declares a
 * SEV-2 incident, once per outage (GOV 9.4). @returns these minutes' totals so far, over all servers
 */
export async function watchProviders(
  ctx: CommandContext,
  counts: readonly ProviderMinute[],
): Promise<readonly ProviderMinute[]> {
  const sums = await addMinuteCounts(
    ctx.tx,
    counts.toSorted((a, b) => (a.provider < b.provider ? -1 : 1)),
  );
  for (const name of new Set(counts.map(({ provider }) => provider))) await judge(ctx, name);
  return sums;
}

async function judge(ctx: CommandContext, name: string): Promise<void> {
  // One server at a time decides whether a provider is down.
  const provider = (await lockProvider(ctx.tx, name)) ?? (await findProvider(ctx.tx, name));
  if (provider === undefined) return;
  const { llm } = ctx.policies.current;
  const since = addMinutes(ctx.now, -llm.outage.judgedOver.minutes);
  const outage = await openOutage(ctx.tx, name);
  const traffic = await trafficSince(ctx.tx, name, since);
  const step = outageStep(outage !== undefined, traffic, llm);
  const resource = { kind: 'llm-provider', id: provider.id };
  if (outage === undefined) {
    if (step !== 'begins') return;
    const incident = traffic.unanswered > 0 ? await declare(ctx, name) : undefined;
    const entry = ctx.record(providerOut, {
      resource,
      clause: incident === undefined ? '9.1' : llm.outage.clause,
      ...(incident === undefined ? {} : { touched: [incident] }),
      data: { name, total: traffic.total, bad: traffic.bad, declared: incident !== undefined },
    });
    const begun: Outage = {
      id: ctx.ids.row(ctx.now),
      provider: name,
      beganAt: ctx.now,
      endedAt: undefined,
      incidentId: incident,
    };
    await insertOutage(ctx.tx, begun, entry);
    return;
  }
  if (step === 'ends') {
    const entry = ctx.record(providerBack, {
      resource,
      clause: '9.1',
      data: { name, since: outage.beganAt.toISOString() },
    });
    await setOutage(ctx.tx, outage, { endedAt: ctx.now }, entry);
    return;
  }
  // Failures that fallbacks caught at first may reach users later.
  if (outage.incidentId === undefined && traffic.unanswered > 0) {
    const incidentId = await declare(ctx, name);
    const entry = ctx.record(providerOut, {
      resource,
      clause: llm.outage.clause,
      touched: [incidentId],
      data: { name, total: traffic.total, bad: traffic.bad, declared: true },
    });
    await setOutage(ctx.tx, outage, { incidentId }, entry);
  }
}

async function declare(ctx: CommandContext, name: string): Promise<IncidentId> {
  const { outage } = ctx.policies.current.llm;
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(`${name} is not answering, and users get no answer`),
      facts: { userFacingProviderOutage: true },
      atLeast: { severity: outage.leastSevere, source: 'policy' },
      isDrill: false,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was declared');
  return incident.id;
}
