import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Suppression } from '../domain/suppression.ts';
import { isAnnounced } from '../domain/announcement.ts';
import { suppressionAnnounced, suppressionEnds } from '../due-kinds.ts';
import { planAnnouncement } from '../holding/plan-announcement.ts';
import { suppressionEnded } from '../ledger-actions.ts';
import { countWaiting } from '../store/held-alerts.ts';
import { setEnded } from '../store/suppressions.ts';
import { planRelease } from './plan-release.ts';

/** Ends a locked suppression: it holds nothing more, and due work releases what it held. */
export async function endIt(ctx: CommandContext, suppression: Suppression, because: 'time' | 'person'): Promise<void> {
  const { id, kind } = suppression;
  const held = await countWaiting(ctx.tx, id);
  const entry = ctx.record(suppressionEnded, {
    resource: { kind: 'suppression', id },
    clause: ctx.policies.current.alerts.suppression.clause,
    data: { suppression: id, kind, held, because },
  });
  await setEnded(ctx.tx, id, ctx.now, entry);
  if (because === 'person')
    ctx.due.supersede({ kind: 'suppression', id }, [suppressionEnds, suppressionAnnounced], 'it was ended early');
  if (isAnnounced(kind)) planAnnouncement(ctx, { suppression: id, what: 'ended', waited: held });
  planRelease(ctx, id, '');
}
