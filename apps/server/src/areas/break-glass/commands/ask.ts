import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { isActivePerson } from '../../identity/public.ts';
import { incidentThing, isOpen, rolesOnIncident, type Incident } from '../../incidents/public.ts';
import { pagePeople } from '../../oncall/public.ts';
import type { Emergency } from '../domain/emergency.ts';
import { breakGlassKind } from '../kinds.ts';
import { breakGlassAsked } from '../ledger-actions.ts';
import { onCallApprovers } from '../on-call-approvers.ts';
import { breakGlassPermissions } from '../permissions.ts';
import { insertEmergency } from '../store/emergencies.ts';

const MOST = 4000;

/**
 * Requests that a change bypass the normal process, under an open SEV-1 (GOV 5.3.1, 5.3.2). Has no effect until
 * approved.
 */
export const askBreakGlass = verbOfAll({
  noun: 'break-glass',
  kind: breakGlassKind,
  name: 'ask',
  route: '/v1/break-glass',
  creates: true,
  words: {
    label: 'Break the glass',
    does: 'request that an emergency change may bypass the normal process, under an open SEV-1',
    done: 'Requested. The SREs on call were paged; nothing changes until one of them approves it.',
    next: 'muster break-glass list',
  },
  clauses: ['5.3.1', '5.3.2'],
  permission: breakGlassPermissions.ask,
  fields: {
    incident: Type.String({
      pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,10}$',
      remedy: 'write an incident’s code, such as INC-7KQ2F',
      ...field({ asks: 'Under which incident', positional: true }),
    }),
    commit: Type.String({
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
      maxLength: 100,
      ...field({ asks: 'Which commit or version?' }),
    }),
    justification: LongText({ asks: 'Why can’t it wait for the normal process?', limit: MOST }),
    repository: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+$',
        maxLength: 200,
        ...field({ asks: 'Which repository, as owner/name' }),
      }),
    ),
    author: Type.Optional(Ref('member', { asks: 'Who wrote it, if not you?' })),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }, { title: 'BreakGlassAsked' }),
  async decide(ctx, { input }) {
    const requestedBy = principalOf(ctx.actor);
    if (requestedBy === undefined) throw new Error('an emergency change is asked for by nobody');
    const incident = await incidentThing.lock(ctx, { code: input.incident });
    if (incident === undefined) return err(incidentThing.missing);
    ctx.notBefore(incident.lastInstant);
    const here = await rolesOnIncident(ctx.tx, ctx.actor, incident, ctx.now);
    const allowed = await ctx.authorise(breakGlassPermissions.ask, incident, here);
    if (!allowed.ok) return allowed;
    const refusal = unlessGrave(incident, ctx.policies.current.changes.breakGlass);
    if (refusal !== undefined) return err(refusal);
    const author = input.author === undefined ? undefined : asId<'principal'>(input.author);
    if (author !== undefined && !(await isActivePerson(ctx.tx, author))) return err(noSuchMember);
    const rule = ctx.policies.current.changes.breakGlass;
    const id = ctx.ids.opaque();
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const emergency: Emergency = {
      ...NOTHING_YET,
      id,
      incident: incident.id,
      incidentCode: incident.code,
      commit: input.commit.toLowerCase(),
      repository: input.repository?.toLowerCase(),
      justification: input.justification,
      author,
      requestedBy,
      requestedAt: ctx.now,
      version: 1,
      lastInstant: ctx.now,
      lastEntry: entry,
    };
    if (!(await insertEmergency(ctx.tx, emergency))) return err(askedAlready);
    ctx.record(breakGlassAsked, {
      id: entry,
      resource: { kind: 'break_glass', id },
      clause: rule.tracking.clause,
      touched: [incident.id],
      data: { emergency: id, commit: emergency.commit, ...(author === undefined ? {} : { author }) },
      content: {
        isNewSubject: true,
        fields: {
          justification: input.justification,
          ...(emergency.repository === undefined ? {} : { repository: emergency.repository }),
        },
      },
    });
    const approvers = await onCallApprovers(ctx.tx, ctx.policies.current, ctx.now);
    const others = approvers.filter((person) => person !== requestedBy && person !== author);
    if (others.length > 0)
      await pagePeople(ctx, others, {
        incident: incident.id,
        why: 'break-glass-asked',
        clause: rule.approvals.clause,
        drill: incident.isDrill,
        urgency: 'page',
      });
    return ok({ id });
  },
});

const NOTHING_YET = {
  grant: undefined,
  declined: undefined,
  lapsedAt: undefined,
  applied: undefined,
  patch: undefined,
  revertedAt: undefined,
  reapplied: undefined,
  missedAt: undefined,
  retrospective: undefined,
  commandRatifiedAt: undefined,
  governanceRatifiedAt: undefined,
} as const;

/** Refuses break-glass unless the incident is open and of a severity the policy names. */
export function unlessGrave(
  incident: Pick<Incident, 'phase' | 'severity'>,
  {
    severities,
    approvals,
  }: { readonly severities: readonly string[]; readonly approvals: { readonly clause: string } },
): AppError | undefined {
  if (isOpen(incident) && severities.includes(incident.severity)) return undefined;
  return {
    kind: 'refused',
    code: 'break-glass/not-grave',
    public: `An emergency change is for an open ${severities.join(' or ')}; this incident is ${isOpen(incident) ? incident.severity : incident.phase}.`,
    remedy: 'Use the normal process. If the incident is worse than it seemed, raise its severity first.',
    clause: approvals.clause,
  };
}

const noSuchMember: AppError = {
  kind: 'invalid',
  code: 'break-glass/no-such-member',
  public: 'There is no such member.',
  fields: [{ path: '/author', problem: 'names no member', remedy: 'muster member list' }],
};

const askedAlready: AppError = {
  kind: 'conflict',
  code: 'break-glass/asked-already',
  public: 'This incident already has an emergency change for this commit.',
  remedy: 'muster break-glass list shows it.',
};
