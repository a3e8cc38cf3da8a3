import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { authorise } from '../../identity/public.ts';
import { acknowledgeIncident, seeIncident } from '../../incidents/public.ts';
import { markAnswered, pageById } from '../../oncall/public.ts';
import { answeredByPhone, answerLinkUsed } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';

/**
 * The paged person answers, by their link or by a key on a call to their own phone: the incident is acknowledged in
 * their name, with the authority they have now rather than when the link was sent. Idempotent: if it is already
 * acknowledged, only the page is marked as answered.
 */
export const answerPage = defineCommand({
  name: 'page.answer',
  input: Type.Object(
    { page: Type.String({ format: 'uuid' }), by: Type.Optional(Type.Literal('phone')) },
    { additionalProperties: false },
  ),
  resource: ({ page }) => ({ kind: 'page', id: page }),
  async decide(ctx, input) {
    const page = await pageById(ctx.tx, input.page);
    if (!page || ctx.actor.kind !== 'person' || page.to !== ctx.actor.id) return err(pageNotFound);
    const allowed = await authorise(ctx, notificationPermissions.answer, { visibility: 'organisation' });
    if (!allowed.ok) return allowed;
    const reads = { db: ctx.tx, policies: () => ctx.policies, clock: { now: () => ctx.now } };
    const seen = await seeIncident(reads, ctx.actor, { id: page.incident });
    if (!seen.ok) return seen;
    const acknowledged = await acknowledgeIncident.decide(ctx, { code: seen.value.incident.code }, undefined);
    if (!acknowledged.ok && acknowledged.error.kind !== 'conflict') return acknowledged;
    if (acknowledged.ok) {
      const about = {
        resource: { kind: 'page', id: page.id },
        thing: page.incident,
        clause: '1.1',
        data: { page: page.id },
      };
      if (input.by === 'phone') ctx.record(answeredByPhone, about);
      else ctx.record(answerLinkUsed, about);
    }
    await markAnswered(ctx, page.id);
    return ok({ acknowledged: acknowledged.ok });
  },
});

const pageNotFound: AppError = {
  kind: 'not_found',
  code: 'notifications/page-not-found',
  public: 'There is no such page.',
};
