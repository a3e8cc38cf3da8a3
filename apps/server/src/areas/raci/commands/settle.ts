import type { CommandContext } from '../../../platform/commands/context.ts';
import { consultationSettled } from '../ledger-actions.ts';
import type { Act } from '../store/acts.ts';
import { settleConsultation, type Consultation, type Settled } from '../store/consultations.ts';

/** Closes a question: records its outcome and cancels what is still due. */
export async function settle(
  ctx: CommandContext,
  { act, consultation: { id, role } }: { readonly act: Act; readonly consultation: Consultation },
  settled: Settled,
): Promise<void> {
  const entry = ctx.record(consultationSettled, {
    resource: { kind: 'act', id: act.id },
    clause: act.clause,
    ...(act.resource.kind === 'incident' ? { touched: [act.resource.id] } : {}),
    data: { consultation: id, role, state: settled.state },
    ...(settled.answer === undefined ? {} : { content: { fields: { answer: settled.answer } } }),
  });
  ctx.due.supersede({ kind: 'consultation', id }, 'all', `it is ${settled.state}`);
  await settleConsultation(ctx.tx, id, settled, ctx.now, entry);
}
