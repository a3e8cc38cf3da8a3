import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { readerService } from '../../../platform/access/access.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { whoMaySee } from '../../identity/public.ts';
import { pagePeople, whoAnswersFor, type PageRequest } from '../../oncall/public.ts';
import { isCalling, isOpen, type Incident } from '../domain/incident.ts';
import { unacknowledge } from '../domain/lifecycle.ts';
import { calledInAgain } from '../due-kinds.ts';
import { incidentThing } from '../incident-thing.ts';
import { calledIn } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { SHOW } from './fields.ts';
import { firstPageRequest } from './page-first.ts';
import { dueSubject } from './plan-deadlines.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

type Whom = { readonly member?: string; readonly schedule?: string; readonly team?: string };

/**
 * Pages someone else for an incident: a member, whoever is on call in a schedule, or the responders of a team. They are
 * paged until someone acknowledges, even if the incident is already acknowledged: more help is wanted.
 */
export const callIn = verb(incidentThing, {
  name: 'call-in',
  words: {
    label: 'Call somebody in',
    does: 'page a member, whoever is on call in a schedule, or whoever answers for a team',
    done: 'They are paged until somebody acknowledges.',
    next: SHOW,
  },
  clauses: ['3.1.5', '6.2'],
  permission: incidentPermissions.callIn,
  fields: {
    team: Type.Optional(Ref('team', { asks: 'Which team? Whoever is on call for it is paged.' })),
    schedule: Type.Optional(Ref('schedule', { asks: 'Or: on call in which schedule?' })),
    member: Type.Optional(Ref('member', { asks: 'Or: which member?' })),
  },
  async decide(ctx, { thing: incident, input }) {
    if (!isOpen(incident)) return err(isOver);
    const [target, ...more] = targetsOf(input);
    if (target === undefined || more.length > 0) return err(oneOfThem);
    const found = await whoAnswersFor(ctx.tx, target, ctx.now);
    if (found.length === 0) return err(nobodyThere);
    const to = await whoMayKnow(ctx, found, incident);
    if (to.length === 0) return err(noneMayKnow);
    const request = calledInRequest(ctx, incident);
    const entry = ctx.record(calledIn, {
      ...incidentResource(incident),
      clause: request.clause,
      data: { ...target, to: [...to] },
    });
    await pagePeople(ctx, to, request);
    const isPaging = incident.phase === 'declared' && firstPageRequest(ctx, incident, 'declared').urgency === 'page';
    if (!isPaging) planCallAgain(ctx, incident, { people: to, count: 1 });
    const called = isCalling(incident) ? { ...incident, lastInstant: ctx.now } : unacknowledge(incident, ctx.now);
    return ok(await saveIncident(ctx, incident, called, entry));
  },
});

export function calledInRequest(ctx: CommandContext, incident: Incident): PageRequest {
  const { clause } = ctx.policies.of(incident).paging.wakes;
  return { incident: incident.id, why: 'called-in', clause, drill: incident.isDrill, urgency: 'page' };
}

/** While nobody has acknowledged, another repetition is always planned (R41). */
export function planCallAgain(
  ctx: CommandContext,
  incident: Incident,
  { people, count }: { readonly people: readonly PrincipalId[]; readonly count: number },
): void {
  ctx.due.plan({
    kind: calledInAgain,
    key: `${incident.id}/${people.join(' ')}/${count}/${ctx.now.toISOString()}`,
    subject: dueSubject(incident),
    dueAt: addMinutes(ctx.now, ctx.policies.of(incident).paging.repeat.every.minutes),
    payload: { incident: incident.id, people: [...people], count },
  });
}

const targetsOf = ({ member, schedule, team }: Whom) => [
  ...(member === undefined ? [] : [{ kind: 'person' as const, id: member }]),
  ...(schedule === undefined ? [] : [{ kind: 'schedule' as const, id: schedule }]),
  ...(team === undefined ? [] : [{ kind: 'team' as const, id: team }]),
];

/** Calling a person in must not reveal a team's private incident to them (GOV 6.2). */
async function whoMayKnow(
  ctx: CommandContext,
  people: readonly PrincipalId[],
  incident: Incident,
): Promise<readonly PrincipalId[]> {
  const allowed = await whoMaySee({ ...ctx.use(readerService)(), db: ctx.tx }, people, incident);
  return people.filter((person) => allowed.has(asId<'principal'>(person)));
}

const oneOfThem: AppError = {
  kind: 'invalid',
  code: 'incidents/one-of-them',
  public: 'Choose whom to call in: a team, a schedule or a member.',
  fields: [{ path: '/team', problem: 'is one of three choices', remedy: 'give exactly one' }],
};

const nobodyThere: AppError = {
  kind: 'conflict',
  code: 'incidents/nobody-there',
  public: 'That currently reaches nobody.',
  remedy: 'Call in another team, or a member by name: muster on-call list shows who is on call.',
};

const noneMayKnow: AppError = {
  kind: 'forbidden',
  code: 'incidents/may-not-know',
  public: 'The incident is private to its team, and none of those you are calling in may see it.',
  clause: '6.2',
  remedy: 'Make them members of the team first.',
};

const isOver: AppError = {
  kind: 'conflict',
  code: 'incidents/over',
  public: 'The incident is over: nobody can be called in.',
  remedy: 'If it is not over, reopen it first.',
};
