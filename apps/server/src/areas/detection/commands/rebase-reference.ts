import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { watchedVersions } from '../../models/public.ts';
import { driftReference, tooFew } from '../drift-reference.ts';
import { talliedIn } from '../gather-reference.ts';
import { driftRebaseAsked } from '../ledger-actions.ts';
import { detectionPermissions } from '../permissions.ts';
import { watchThing } from '../watch-thing.ts';

/** Asks for a version to be compared with a different period; others decide. */
export const rebaseReference = verb(watchThing, {
  name: 'rebase',
  words: {
    label: 'Ask for a new reference',
    does: 'request to compare it with its predictions in another period; others decide',
    done: 'Requested. Others decide on it.',
    next: 'muster approval list',
  },
  clauses: ['7.9'],
  permission: detectionPermissions.keep,
  fields: {
    from: Instant({ asks: 'From' }),
    to: Instant({ asks: 'To' }),
    reason: LongText({ asks: 'Why is that a better reference?', short: 'r', limit: 10_000 }),
  },
  answer: Type.Object({ approval: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { thing: watch, input, policy }) {
    const [from, to] = [new Date(input.from), new Date(input.to)];
    if (to.getTime() <= from.getTime() || to.getTime() > ctx.now.getTime()) return err(noSpan);
    const [watched] = await watchedVersions(ctx.tx, [asId(watch.id)]);
    if (watched === undefined) return err(watchThing.missing);
    const { n: rows = 0 } = await talliedIn(ctx, watched.version, from, to);
    if (rows < policy.detection.drift.minimumRows) return err(tooFew);
    const span = { from: from.toISOString(), to: to.toISOString() };
    const asked = await ctx.use(approvalsService).request(ctx, driftReference, {
      subject: { kind: 'drift', id: watch.id },
      parameters: span,
      title: ownWords(`${watch.model} ${watch.versionName}: compared with ${span.from} to ${span.to}`),
      reason: input.reason,
    });
    if (!asked.ok) return asked;
    const { approval } = asked.value;
    ctx.record(driftRebaseAsked, {
      resource: { kind: 'drift', id: watch.id },
      clause: policy.detection.reference.clause,
      data: { version: watch.id, model: watch.modelId, ...span, approval },
      content: { fields: { reason: input.reason } },
    });
    return ok({ approval });
  },
});

const noSpan: AppError = {
  kind: 'invalid',
  code: 'detection/no-span',
  public: 'That period is not in the past.',
  remedy: 'Give two times, the earlier one first, neither of them in the future.',
};
