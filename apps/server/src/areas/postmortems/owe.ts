import type { CommandContext } from '../../platform/commands/context.ts';
import { hooksService, type IncidentMoved } from '../../platform/hooks.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { obligationsService } from '../../platform/obligations.ts';
import { readAlone } from '../../platform/database/read.ts';
import { incidentsById } from '../incidents/public.ts';
import { owedFor, patternSince } from './domain/owed.ts';
import { postmortemOf, savePostmortem } from './commands/save.ts';
import { postmortemDue, reviewPromptDue } from './due-kinds.ts';
import { postmortemOwed } from './ledger-actions.ts';
import { lockPostmortem } from './store/postmortems.ts';

/**
 * Sets what a resolved incident owes, in the transaction that resolves it. After a reopening it is computed anew; a
 * published postmortem stays published, and a recorded miss stays (R46). A drill owes nothing.
 */
export async function owePostmortem(ctx: CommandContext, moved: IncidentMoved): Promise<void> {
  if (moved.to !== 'resolved') return;
  const incident = (await readAlone(ctx.tx, incidentsById([moved.id]))).get(moved.id);
  if (incident === undefined || incident.isDrill) return;
  const policy = ctx.policies.of(incident);
  const before = await lockPostmortem(ctx.tx, incident.id);
  if (before?.state === 'published') return;
  const { severity } = incident;
  const since = patternSince(policy, severity, ctx.now);
  const recurrences = since === undefined ? 0 : await ctx.use(hooksService).recurrencesOf(ctx.tx, incident.id, since);
  const owed = owedFor(policy, severity, ctx.now, recurrences);
  if (owed === undefined && before === undefined) return;
  const { rule, clause, dueAt, promptAt } = owed ?? {
    rule: 'by-choice' as const,
    clause: policy.severities[severity].postmortem.clause,
    dueAt: undefined,
    promptAt: undefined,
  };
  const entry = ctx.record(postmortemOwed, {
    ...postmortemOf(incident),
    clause,
    data: {
      rule,
      severity,
      ...(dueAt === undefined ? {} : { dueAt: dueAt.toISOString() }),
      ...(rule === 'recommended' ? { recurrences } : {}),
    },
  });
  await savePostmortem(
    ctx,
    {
      state: 'owed',
      missedAt: undefined,
      begunAt: undefined,
      publishedAt: undefined,
      review: undefined,
      version: 0,
      ...before,
      incidentId: incident.id,
      code: incident.code,
      rule,
      severity,
      clause,
      owedSince: ctx.now,
      dueAt,
    },
    entry,
  );
  if (rule === 'required')
    await ctx.use(obligationsService).place(ctx, {
      incident: incident.id,
      kind: 'postmortem',
      clause,
      what: ownWords('Publish the postmortem'),
      // No due time of its own: the postmortem's applies, and restarts when an incident is resolved again (R46).
      blocks: policy.accountability.postmortem.blocks,
      page: `/postmortems/${incident.code}`,
    });
  const subject = { kind: 'postmortem', id: incident.id };
  ctx.due.supersede(subject, 'all', 'it is resolved again');
  const payload = { incident: incident.id };
  const key = `${incident.id}/${ctx.now.toISOString()}`;
  if (dueAt !== undefined) ctx.due.plan({ kind: postmortemDue, key, subject, dueAt, payload });
  if (promptAt !== undefined) ctx.due.plan({ kind: reviewPromptDue, key, subject, dueAt: promptAt, payload });
}
