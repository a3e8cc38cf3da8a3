import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { actDone } from '../../../platform/raci/act-done.ts';
import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { openQuestion } from '../consultation-thing.ts';
import { digestDue, silenceDue } from '../due-kinds.ts';
import { settle } from '../commands/settle.ts';
import { makeDigests } from './make-digests.ts';
import { tellOfAct } from './tell-of-act.ts';

/** What follows an act, and what happens to its questions as time passes. */
export function registerRaciReactions(registry: DueRegistry): void {
  registry.onDeadline(actDone, tellOfAct);
  registry.onDeadline(digestDue, makeDigests);
  registry.onDeadline(silenceDue, async (ctx, { payload }) => fallSilent(ctx, payload.consultation));
}

/**
 * Nobody answered in time. For an incident-held accountable role, the current commander then ratifies automatically
 * (GOV 8.1), without having to press a button at three in the morning.
 */
async function fallSilent(ctx: CommandContext, id: string): Promise<DeadlineOutcome | void> {
  const question = await openQuestion(ctx, id, 'locked');
  if (question?.consultation.state !== 'open') return voided(ownWords('it is no longer open'));
  ctx.notBefore(question.consultation.lastInstant);
  const [commander] = question.carriers;
  await settle(ctx, question, commander === undefined ? { state: 'silent' } : { state: 'ratified', by: commander });
}
