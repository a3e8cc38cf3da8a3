import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { answerCalls } from '../../oncall/public.ts';
import { endOf } from '../domain/emergency.ts';
import { mayApprove } from '../domain/who-approves.ts';
import { grantEnds } from '../due-kinds.ts';
import { emergencyThing } from '../emergency-thing.ts';
import { breakGlassGranted } from '../ledger-actions.ts';
import { onCallApprovers } from '../on-call-approvers.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { ratifications } from '../ratification.ts';
import { saveEmergency } from '../store/emergencies.ts';
import { unlessGrave } from './ask.ts';
import { answered } from './refusals.ts';

/**
 * One SRE on call approves it, for a limited time; commander and Governance are asked to ratify at once (GOV 5.3.1,
 * 2.9, R2).
 */
export const approveBreakGlass = verb(emergencyThing, {
  name: 'approve',
  words: {
    label: 'Approve',
    does: 'approve an emergency change; one SRE on call suffices',
    done: 'Approved. It may be used now; the incident’s commander and Platform Governance are asked to ratify it.',
    next: 'muster break-glass list',
  },
  clauses: ['5.3.1', '2.9'],
  permission: breakGlassPermissions.approve,
  activity: 'break-glass-change',
  danger: true,
  unless: ({ emergency }) => answered(emergency),
  async decide(ctx, { thing: { emergency, incident } }) {
    const by = principalOf(ctx.actor);
    if (by === undefined) throw new Error('an emergency change is let through by nobody');
    const { changes } = ctx.policies.current;
    const rule = changes.breakGlass;
    const refusal = unlessGrave(incident, rule);
    if (refusal !== undefined) return err(refusal);
    const onCall = await onCallApprovers(ctx.tx, ctx.policies.current, ctx.now);
    const verdict = mayApprove(by, onCall, [emergency.requestedBy, emergency.author], {
      notAuthorNorRequester: rule.approvals.notAuthorNorRequester,
      selfApproval: rule.loneOnCall.selfApproval,
    });
    if (!verdict.may)
      return err(verdict.because === 'not-on-call' ? notOnCall(rule.approvals) : ownChange(rule.approvals));
    const expiresAt = endOf(ctx.now, rule.grant.lasts);
    const { id, commit } = emergency;
    const grant = { by, at: ctx.now, isSelfApproved: verdict.isSelfApproved, expiresAt };
    const entry = ctx.record(breakGlassGranted, {
      resource: { kind: 'break_glass', id },
      clause: rule.approvals.clause,
      decision: { allowed: true, code: 'break-glass/granted' },
      touched: [incident.id],
      data: {
        emergency: id,
        commit,
        expiresAt: expiresAt.toISOString(),
        selfApproved: grant.isSelfApproved,
        onCall: onCall.length,
      },
    });
    const kept = await saveEmergency(ctx.tx, { ...emergency, grant }, ctx.now, entry);
    ctx.due.plan({
      kind: grantEnds,
      key: id,
      subject: { kind: 'break_glass', id },
      dueAt: expiresAt,
      payload: { emergency: id },
    });
    await answerCalls(ctx, incident.id, ['break-glass-asked']);
    for (const kind of ratifications) {
      const asked = await ctx.use(approvalsService).request(ctx, kind, {
        subject: { kind: 'break_glass', id },
        parameters: {},
        title: ownWords(
          `Emergency change ${commit.slice(0, SHORT)} under ${incident.code}${grant.isSelfApproved ? ', approved by somebody involved in it' : ''}`,
        ),
        reason: kept.justification,
        isDone: true,
      });
      if (!asked.ok) return asked;
    }
    return ok(undefined);
  },
});

const SHORT = 12;

const notOnCall = ({ clause, role }: { readonly clause: string; readonly role: string }): AppError => ({
  kind: 'refused',
  code: 'break-glass/not-on-call',
  public: `Only somebody who is on call as ${role} at this moment can approve an emergency change.`,
  remedy: 'muster oncall show lists who is on call.',
  clause,
});

const ownChange = ({ clause }: { readonly clause: string }): AppError => ({
  kind: 'refused',
  code: 'break-glass/own-change',
  public: 'You are involved in this change, and somebody else is on call.',
  remedy: 'They have been paged and can approve it.',
  clause,
});
