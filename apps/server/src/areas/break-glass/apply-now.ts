import { ownWords } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { obligationsService } from '../../platform/obligations.ts';
import { endOf, type Emergency } from './domain/emergency.ts';
import { grantEnds, reapplyDue } from './due-kinds.ts';
import { breakGlassApplied } from './ledger-actions.ts';
import type { EmergencyCase } from './lock-behind-incident.ts';
import { saveEmergency } from './store/emergencies.ts';

/** The kinds of obligation an emergency change places on its incident. */
export const REAPPLY = 're-apply';
export const RETROSPECTIVE = 'retrospective';

const SHORT = 12;

/**
 * Applies an emergency change: it is in production or on the branch. From that moment (now, or `at` if Muster heard
 * late) its clock runs (R16), the postmortem owes its retrospective (GOV 5.3.3), and the normal process is due by the
 * policy's deadline (GOV 5.3.4). A repeat only adds that it is on the branch, or its patch.
 */
export async function applyNow(
  ctx: CommandContext,
  { emergency, incident }: EmergencyCase,
  how: { readonly isOnBranch: boolean; readonly patch?: Emergency['patch']; readonly at?: Date },
): Promise<void> {
  const rule = ctx.policies.current.changes.breakGlass;
  const { id, commit } = emergency;
  const isOnBranch = how.isOnBranch || emergency.applied?.isOnBranch === true;
  const patch = emergency.patch ?? how.patch;
  if (emergency.applied !== undefined && isOnBranch === emergency.applied.isOnBranch && patch === emergency.patch)
    return;
  const at = emergency.applied?.at ?? how.at ?? ctx.now;
  const reapplyBy = emergency.applied?.reapplyBy ?? endOf(at, rule.reapplication.within);
  const entry = ctx.record(breakGlassApplied, {
    resource: { kind: 'break_glass', id },
    clause: rule.reapplication.clause,
    touched: [incident.id],
    data: { emergency: id, commit, onBranch: isOnBranch, reapplyBy: reapplyBy.toISOString() },
  });
  const applied = { at, isOnBranch, reapplyBy };
  await saveEmergency(ctx.tx, { ...emergency, applied, patch }, ctx.now, entry);
  if (emergency.applied !== undefined) return;
  const subject = { kind: 'break_glass', id };
  ctx.due.supersede(subject, [grantEnds], 'it was used');
  ctx.due.plan({ kind: reapplyDue, key: id, subject, dueAt: reapplyBy, payload: { emergency: id } });
  const short = commit.slice(0, SHORT);
  await ctx.use(obligationsService).place(ctx, {
    incident: incident.id,
    kind: RETROSPECTIVE,
    key: id,
    clause: rule.retrospective.clause,
    what: ownWords(`Write the retrospective of the emergency change ${short}`),
    blocks: ['publishing'],
    page: `/break-glass/${id}`,
  });
  await ctx.use(obligationsService).place(ctx, {
    incident: incident.id,
    kind: REAPPLY,
    key: id,
    clause: rule.reapplication.clause,
    what: ownWords(`Re-apply the emergency change ${short} through the normal process`),
    dueAt: reapplyBy,
    blocks: [],
    page: `/break-glass/${id}`,
  });
}
