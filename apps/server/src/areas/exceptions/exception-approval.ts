import { Type } from 'typebox';
import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../kernel/app-error.ts';
import { isBefore } from '../../kernel/clock.ts';
import type { ClauseId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { ApprovalKind, ClosedAs } from '../../platform/approvals/approvals.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { Exception } from './domain/exception.ts';
import { expiryDue } from './due-kinds.ts';
import { endIt, type Over } from './commands/end-it.ts';
import { incidentPort } from './incident-port.ts';
import { exceptionApproved } from './ledger-actions.ts';
import { lockBehindIncident } from './lock-behind-incident.ts';
import { exceptionsById, lockException, updateException } from './store/exceptions.ts';

const Nothing = Type.Object({});

/**
 * Governance waives a clause in writing (GOV 1.2), or lifts a freeze (GOV 4.8): the same process under two rules of the
 * policy.
 */
const kindNamed = (name: 'exception' | 'freeze-waiver'): ApprovalKind<typeof Nothing> =>
  defineApproval({
    name,
    parameters: Nothing,
    // Nothing to do: the request is locked already, and `apply` locks the exception after its incident, as in every
    // other path.
    lock: async () => {},
    async look({ db }, asked) {
      const found = new Map(
        (
          await exceptionsById(
            db,
            asked.map(({ subject }) => subject),
          )
        ).map((each) => [each.id as string, each]),
      );
      return asked.map(({ subject }) => {
        const exception = found.get(subject);
        return exception?.state === 'asked'
          ? { facts: weighed(exception), protection: { teamId: exception.teamId, visibility: exception.visibility } }
          : undefined;
      });
    },
    async apply(ctx, { subject, approval }) {
      const rule = ctx.policies.current.document.exceptions;
      const exception = await lockBehindIncident(ctx, subject);
      // It ended with its incident meanwhile.
      if (exception?.state !== 'asked') return err(incidentOver(rule.clause));
      if (!isBefore(ctx.now, exception.expiresAt)) return err(tooLate);
      const incident = await attached(ctx, exception, rule);
      if (incident?.isActive === false) return err(incidentOver(rule.clause));
      const { id, clause, scope, expiresAt, requestedBy } = exception;
      const entry = ctx.record(exceptionApproved, {
        resource: { kind: 'exception', id },
        clause: ctx.policies.current.approvals.kinds[name]?.clause ?? rule.clause,
        ...(incident === undefined ? {} : { touched: [incident.id] }),
        data: { exception: id, of: clause, scope, expiresAt: expiresAt.toISOString(), approval, requestedBy },
      });
      const { teamId, visibility } = incident ?? exception;
      await updateException(
        ctx.tx,
        id,
        {
          ...exception,
          state: 'approved',
          approval,
          approvedAt: ctx.now,
          incidentId: incident?.id,
          teamId,
          visibility,
        },
        ctx.now,
        entry,
      );
      const subjectOfDue = { kind: 'exception', id };
      ctx.due.plan({ kind: expiryDue, key: id, subject: subjectOfDue, dueAt: expiresAt, payload: { exception: id } });
      return ok(undefined);
    },
    async closed(ctx, { subject, as }) {
      const exception = await lockException(ctx.tx, subject);
      if (exception?.state === 'asked') await endIt(ctx, exception, overAs[as]);
    },
  });

export const exceptionApproval = kindNamed('exception');
export const freezeWaiver = kindNamed('freeze-waiver');

/** A freeze has its own rule: its waiver needs no incident and sends reminders more often. */
export const approvalKindFor = ({ approvals }: PolicySnapshot, clause: ClauseId): ApprovalKind<typeof Nothing> =>
  approvals.kinds[freezeWaiver.name]?.clause === clause ? freezeWaiver : exceptionApproval;

const overAs = {
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'unanswered',
  void: 'unanswered',
} as const satisfies Record<ClosedAs, Over>;

/** The incident it depends on, locked; opens one if it has none but needs one (R31). */
async function attached(
  ctx: CommandContext,
  { clause, incidentId, scope, justification }: Exception,
  rule: PolicySnapshot['document']['exceptions'],
) {
  const incidents = ctx.use(incidentPort);
  if (incidentId !== undefined) return incidents.hold(ctx.tx, incidentId);
  if (rule.needNoIncident.includes(clause)) return undefined;
  return incidents.open(ctx, {
    title: ownWords(`Exception to ${clause} for ${scope}`),
    reason: justification,
    severity: rule.opensAs,
  });
}

/** The facts Governance decides on. */
const weighed = ({ clause, scope, expiresAt, incidentId, justification, compensatingControl }: Exception) => ({
  clause,
  scope,
  expiresAt: expiresAt.toISOString(),
  incident: incidentId ?? null,
  justification,
  compensatingControl,
});

const tooLate: AppError = {
  kind: 'conflict',
  code: 'exceptions/too-late',
  public: 'The requested end has passed.',
  remedy: 'Decline it; a new one with a later end can be requested.',
};

const incidentOver = (clause: ClauseId): AppError => ({
  kind: 'conflict',
  code: 'exceptions/incident-over',
  public: 'Its incident is closed.',
  remedy: 'Decline it; it can be requested again without that incident.',
  clause,
});
