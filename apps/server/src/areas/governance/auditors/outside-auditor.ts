import { Type } from 'typebox';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { approvalsService, defineApproval } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import * as membership from '../../identity/membership.ts';
import { auditorOpened } from '../ledger-actions.ts';
import { planAuditorsEnd } from './end-auditor.ts';
import { auditorThing } from './auditor-thing.ts';

/** Letting in an outside auditor takes two people: one requests, another approves the end date (GOV 7.5, R51). */
export const outsideAuditor = defineApproval({
  name: 'outside-auditor',
  parameters: Type.Object({ until: Type.String() }),
  lock: async (tx, id) => void (await membership.lockPrincipal(tx, asId<'principal'>(id))),

  async look({ db }, asked) {
    return Promise.all(
      asked.map(async ({ subject, parameters }) => {
        const access = await membership.auditorAccess(db, asId<'principal'>(subject));
        if (access === undefined || access.state === 'erased') return undefined;
        return { facts: { until: parameters.until }, protection: ORGANISATION };
      }),
    );
  },

  async apply(ctx, { subject, parameters, approval, requestedBy, reason }) {
    const id = asId<'principal'>(subject);
    const access = await membership.auditorAccess(ctx.tx, id);
    if (access === undefined || access.state === 'erased') return err(auditorThing.missing);
    ctx.notBefore(access.lastInstant);
    const endsAt = new Date(parameters.until);
    if (!isBefore(ctx.now, endsAt)) return err(endHasPassed);
    const entry = ctx.record(auditorOpened, {
      resource: { kind: 'auditor', id },
      clause: '7.5',
      data: { auditor: id, until: endsAt.toISOString(), approval, requestedBy },
      content: { fields: { reason } },
    });
    await membership.openAuditorAccess(ctx.tx, id, { endsAt, at: ctx.now, entry });
    // A returning auditor chooses a new password: old credentials must not work again.
    if (access.state === 'suspended') {
      await membership.dropPassword(ctx.tx, id);
      await membership.setPrincipalState(ctx.tx, id, 'invited', entry);
    }
    planAuditorsEnd(ctx, id, endsAt);
    return ok(undefined);
  },
});

/** Requests another person's approval to give an auditor access until a given time. */
export const askToLetIn = async (
  ctx: CommandContext,
  { id, until, reason }: { readonly id: PrincipalId; readonly until: Date; readonly reason: Scrubbed },
) =>
  ctx.use(approvalsService).request(ctx, outsideAuditor, {
    subject: { kind: 'auditor', id },
    parameters: { until: until.toISOString() },
    title: ownWords(`access for an outside auditor until ${until.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)}Z`),
    reason,
  });

/** Why an end date is not acceptable; undefined if it is. */
export function endProblem(now: Date, until: Date, latest: Date): AppError | undefined {
  if (isBefore(now, until) && until <= latest) return undefined;
  return {
    kind: 'invalid',
    code: 'governance/not-until-then',
    public: 'An auditor cannot have access for longer than the policy allows.',
    clause: '7.5',
    fields: [
      {
        path: '/until',
        problem: 'has passed, or is too far off',
        remedy: `choose a time up to ${latest.toISOString()}`,
      },
    ],
  };
}

const endHasPassed: AppError = {
  kind: 'conflict',
  code: 'governance/end-has-passed',
  public: 'The requested end has passed.',
  remedy: 'Decline it, and ask again with a later end.',
  clause: '7.5',
};
