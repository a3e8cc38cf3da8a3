import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes, isBefore, MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import { asId, type SuppressionId } from '../../../kernel/ids.ts';
import type { Protected } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Instant, LongText } from '../../../platform/verbs/fields.ts';
import type { Matcher, SuppressedAlert, SuppressionKind } from '../domain/suppression.ts';
import { isAnnounced } from '../domain/announcement.ts';
import { suppressionEnds } from '../due-kinds.ts';
import { suppressionBegan } from '../ledger-actions.ts';
import { insertSuppression } from '../store/suppressions.ts';
import { planAnnouncement } from './plan-announcement.ts';

export const Until = Instant({ asks: 'Until when?', option: 'until', short: 'u' });
export const Why = LongText({ asks: 'Why?', short: 'r', limit: 500 });
export const Begun = Type.Object({ id: Type.String({ format: 'uuid' }) }, { title: 'SuppressionBegun' });

type SuppressionRequest = Omit<Matcher, 'alerts'> & {
  readonly kind: SuppressionKind;
  readonly reason: Scrubbed;
  readonly startsAt: Date | undefined;
  readonly endsAt: Date;
  readonly named: readonly SuppressedAlert[];
  readonly seenBy: Protected;
};

/**
 * Holds back matching alerts from `startsAt` on, for no longer than the policy allows. Plans its end and the
 * announcements to those it concerns.
 */
export async function beginSuppression(
  ctx: CommandContext,
  { named, seenBy, ...request }: SuppressionRequest,
): Promise<Result<{ readonly id: SuppressionId }, AppError>> {
  const { forAtMost, clause } = ctx.policies.current.alerts.suppression;
  const startsAt = request.startsAt ?? ctx.now;
  if (isBefore(startsAt, ctx.now)) return err(notThen('/startsAt', 'has passed', clause));
  if (!isBefore(startsAt, request.endsAt)) return err(notThen('/endsAt', 'is not after its start', clause));
  if (isBefore(addMinutes(startsAt, forAtMost.minutes), request.endsAt))
    return err(notThen('/endsAt', `is more than ${forAtMost.minutes / MINUTES_PER_DAY} days after its start`, clause));
  const id: SuppressionId = asId(ctx.ids.row(ctx.now));
  const entry = ctx.record(suppressionBegan, {
    resource: { kind: 'suppression', id },
    clause,
    data: {
      suppression: id,
      kind: request.kind,
      startsAt: startsAt.toISOString(),
      endsAt: request.endsAt.toISOString(),
      alerts: named.length,
      ...(request.integrationId === undefined ? {} : { integration: request.integrationId }),
    },
    content: {
      isNewSubject: true,
      fields: {
        reason: request.reason,
        labels: request.labels,
        ...(request.service === undefined ? {} : { service: request.service }),
      },
    },
  });
  await insertSuppression(
    ctx.tx,
    {
      ...request,
      ...seenBy,
      id,
      alerts: named.length,
      startsAt,
      createdBy: principalOf(ctx.actor),
      createdAt: ctx.now,
      endedAt: undefined,
      version: 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    },
    named,
  );
  ctx.due.plan({
    kind: suppressionEnds,
    key: id,
    subject: { kind: 'suppression', id },
    dueAt: request.endsAt,
    payload: { suppression: id },
  });
  if (isAnnounced(request.kind)) {
    if (isBefore(ctx.now, startsAt)) planAnnouncement(ctx, { suppression: id, what: 'planned' });
    planAnnouncement(ctx, { suppression: id, what: 'began' }, startsAt);
  }
  return ok({ id });
}

const notThen = (path: string, problem: string, clause: string): AppError => ({
  kind: 'invalid',
  code: 'alerts/suppression-not-then',
  public: 'Alerts can be held back only until a time in the future, and no longer than the policy allows.',
  clause,
  fields: [{ path, problem, remedy: 'choose another time' }],
});
