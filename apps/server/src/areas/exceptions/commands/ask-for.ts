import { clauseOf } from '@muster/policy';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { asId, type ClauseId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { scopeOf, type Exception, type ExceptionId } from '../domain/exception.ts';
import { approvalKindFor } from '../exception-approval.ts';
import type { AttachedIncident } from '../incident-port.ts';
import { exceptionAsked } from '../ledger-actions.ts';
import { earlierThan, insertException, setApproval } from '../store/exceptions.ts';

export type ExceptionRequest = {
  readonly clause: ClauseId;
  readonly scope: string;
  readonly justification: Scrubbed;
  readonly compensatingControl: Scrubbed;
  readonly expiresAt: Date;
  /** Active, and locked. */
  readonly incident: AttachedIncident | undefined;
  readonly renews?: ExceptionId;
};

/** Stores the request and asks Governance. Has no effect until they approve. */
export async function askFor(
  ctx: CommandContext,
  request: ExceptionRequest,
): Promise<Result<{ readonly id: string; readonly approval: string }, AppError>> {
  const requestedBy = principalOf(ctx.actor);
  if (requestedBy === undefined) throw new Error('an exception is asked for by nobody');
  const rule = ctx.policies.current.document.exceptions;
  if (clauseOf(ctx.policies.current, request.clause) === undefined) return err(noSuchClause);
  if (!isBefore(ctx.now, request.expiresAt)) return err(notThen('has passed', rule.clause));
  if (isBefore(addMinutes(ctx.now, rule.forAtMost.minutes), request.expiresAt))
    return err(notThen('is later than the policy allows', rule.clause));

  const { incident } = request;
  const id: ExceptionId = asId(ctx.ids.opaque());
  const entry: EntryId = asId(ctx.ids.row(ctx.now));
  const { teamId, visibility } = incident ?? ORGANISATION;
  const exception: Exception = {
    id,
    clause: request.clause,
    scope: scopeOf(request.scope),
    justification: request.justification,
    compensatingControl: request.compensatingControl,
    expiresAt: request.expiresAt,
    incidentId: incident?.id,
    renewsId: request.renews,
    requestedBy,
    requestedAt: ctx.now,
    state: 'asked',
    approval: undefined,
    approvedAt: undefined,
    overAt: undefined,
    teamId,
    visibility,
    version: 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  };
  if (!(await insertException(ctx.tx, exception))) return err(askedAlready);
  const requested = await ctx
    .use(approvalsService)
    .request(ctx, approvalKindFor(ctx.policies.current, exception.clause), {
      subject: { kind: 'exception', id },
      parameters: {},
      title: ownWords(`${exception.clause} for ${exception.scope} until ${exception.expiresAt.toISOString()}`),
      reason: request.justification,
    });
  if (!requested.ok) return requested;
  const { approval } = requested.value;
  await setApproval(ctx.tx, id, approval);
  const [earlier = 0] = await earlierThan(ctx.tx, [exception]);
  ctx.record(exceptionAsked, {
    id: entry,
    resource: { kind: 'exception', id },
    clause: rule.clause,
    ...touching(incident?.id),
    data: {
      exception: id,
      of: exception.clause,
      scope: exception.scope,
      expiresAt: exception.expiresAt.toISOString(),
      approval,
      earlier,
      ...(request.renews === undefined ? {} : { renews: request.renews }),
    },
    content: {
      isNewSubject: true,
      fields: { justification: request.justification, compensatingControl: request.compensatingControl },
    },
  });
  return ok({ id, approval });
}

/** Shows it on the incident's timeline as well. */
const touching = (incident: IncidentId | undefined) =>
  incident === undefined ? {} : { touched: [incident as string] };

const noSuchClause: AppError = {
  kind: 'invalid',
  code: 'exceptions/no-such-clause',
  public: 'The policy has no clause with this number.',
  fields: [{ path: '/clause', problem: 'is not a clause', remedy: 'muster policy clauses shows them' }],
};

const notThen = (problem: string, clause: ClauseId): AppError => ({
  kind: 'invalid',
  code: 'exceptions/not-then',
  public: 'An exception must end in the future, and no later than the policy allows.',
  clause,
  fields: [{ path: '/expiresAt', problem, remedy: 'choose another time' }],
});

const askedAlready: AppError = {
  kind: 'conflict',
  code: 'exceptions/asked-already',
  public: 'The same exception has already been requested and is waiting for Platform Governance.',
  remedy: 'muster exception list --state open shows it.',
};
