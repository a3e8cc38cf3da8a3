import { dayOf } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { takeReport } from '../commands/take-report.ts';
import { planRelease } from '../begin-releasing.ts';
import { violationAnswered } from '../ledger-actions.ts';
import { takeSaidBefore } from '../store/intake.ts';
import { findViolation, insertMessage, lockViolation, updateViolation } from '../store/violations.ts';

const whoKeepsSilent = { kind: 'system', part: 'anonymous-intake' } as const;

/** Releases everything received before today at once, in random id order, under the anonymous actor (R21). */
export async function releaseWhatWasSaid(host: CommandHost): Promise<void> {
  const requestId = asId<'request'>(host.ids.opaque());
  await transact(host, { actor: whoKeepsSilent, requestId }, async (ctx) => {
    const today = dayOf(ctx.now);
    for (const { id, violation, caseHash, clause, aboutGovernance, body, day } of await takeSaidBefore(ctx.tx, today)) {
      if (caseHash === undefined) {
        await addTo(ctx, violation, { id, body, day });
        continue;
      }
      await takeReport(ctx, {
        id: violation,
        messageId: id,
        source: 'anonymous',
        reporter: undefined,
        subjects: [],
        caseHash,
        clause,
        aboutGovernance,
        body,
        at: day,
      });
    }
    planRelease(ctx);
    return ok(undefined);
  });
}

async function addTo(
  ctx: CommandContext,
  id: Parameters<typeof insertMessage>[1],
  said: { readonly id: string; readonly body: Parameters<typeof insertMessage>[2]['body']; readonly day: Date },
): Promise<void> {
  const violation = (await lockViolation(ctx.tx, id)) ?? (await findViolation(ctx.tx, id));
  if (violation === undefined) return;
  const entry = ctx.record(violationAnswered, {
    resource: { kind: 'violation', id },
    clause: ctx.policies.current.violations.channels.anonymous.clause,
    data: { violation: id, author: 'reporter' },
  });
  await insertMessage(
    ctx.tx,
    id,
    { id: said.id, author: 'reporter', authorId: undefined, body: said.body, saidAt: said.day },
    entry,
  );
  await updateViolation(ctx.tx, id, violation, ctx.now, entry);
}
