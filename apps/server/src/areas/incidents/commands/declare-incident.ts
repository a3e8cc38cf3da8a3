import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { FreeText } from '../../../platform/commands/free-text.ts';
import { Choice, field, Flag, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { serviceCalled } from '../../catalog/public.ts';
import { holdPrincipals, teamExists } from '../../identity/public.ts';
import { factProblems, unknownFact } from '../domain/facts.ts';
import { incidentShown } from '../incident-thing.ts';
import { incidentPermissions } from '../permissions.ts';
import { createIncident } from './create-incidents.ts';
import { Facts, ServiceName, Severity, Title } from './fields.ts';
import type { IncidentRef } from './save-incident.ts';

const TEXT_LIMIT = 5_000;

/**
 * Reports or declares an incident. A title is enough (R36). Severity is derived from the facts; a severity given in
 * addition can only make it worse, and needs a reason (GOV 3.1.1).
 */
export const declareIncident = verbOfAll({
  noun: 'incident',
  name: 'declare',
  route: '/v1/incidents',
  creates: true,
  words: {
    label: 'Declare an incident',
    does: 'report or declare an incident; a title is enough, and pages at once',
    done: 'Declared.',
    next: 'muster incident list',
  },
  clauses: ['2.1', '3.1.1'],
  permission: incidentPermissions.report,
  activity: 'declare-incident',
  fields: {
    title: Title('What is wrong'),
    description: Type.Optional(
      FreeText({ maxLength: TEXT_LIMIT, ...field({ asks: 'Description', short: 'd' }, 'multiline') }),
    ),
    facts: Type.Optional(Facts),
    severity: Type.Optional(Severity('At least')),
    reason: Type.Optional(LongText({ asks: 'Why', short: 'r', limit: TEXT_LIMIT })),
    drill: Flag({ asks: 'A drill, kept apart from real incidents' }),
    service: Type.Optional(ServiceName('What is it about?')),
    teamId: Type.Optional(Ref('team', { asks: 'Team', option: 'team' })),
    visibility: Type.Optional(Choice(['organisation', 'team'], { asks: 'Who sees it' })),
  },
  view: incidentShown,
  // The declarer becomes provisional commander (R4), so they must not be suspended while this runs.
  hold: async ({ actor, tx }) => (actor.kind === 'person' ? holdPrincipals(tx, [actor.id]) : undefined),
  async decide(ctx, { input }) {
    const service = input.service === undefined ? undefined : await serviceCalled(ctx.tx, input.service);
    if (input.service !== undefined && service === undefined) return err(serviceUnknown);
    // Defaults to the service's owning team.
    const teamId = input.teamId === undefined ? service?.teamId : asId<'team'>(input.teamId);
    const visibility = input.visibility ?? 'organisation';
    // A team-private incident without a team would be visible to nobody.
    if (visibility === 'team' && teamId === undefined) return err(teamMissing);
    const allowed = await ctx.authorise(incidentPermissions.report, { teamId, visibility });
    // Every member may know of any team, so explaining the refusal reveals nothing.
    if (!allowed.ok) return allowed.error.kind === 'not_found' ? err(notYours) : allowed;

    const facts = input.facts ?? {};
    const fields = factProblems(facts, ctx.policies.current);
    if (fields.length > 0) return err(unknownFact(fields));
    if (input.severity !== undefined && input.reason === undefined) return err(reasonMissing);
    if (teamId !== undefined && !(await teamExists(ctx.tx, teamId))) return err(teamUnknown);

    const incident = await createIncident(ctx, {
      title: input.title,
      description: input.description,
      facts,
      service,
      atLeast: input.severity === undefined ? undefined : { severity: input.severity, source: 'raised' },
      reason: input.reason,
      isDrill: input.drill ?? false,
      teamId,
      visibility,
      declaredBy: principalOf(ctx.actor),
      at: ctx.now,
    });
    return ok<IncidentRef>({ code: incident.code, version: incident.version });
  },
});

const invalid = (code: AppError['code'], words: string, fields: AppError['fields'] & object): AppError => ({
  kind: 'invalid',
  code,
  public: words,
  fields,
});

const reasonMissing = invalid('incidents/reason-missing', 'If you choose the severity, give a reason.', [
  { path: '/reason', problem: 'is missing', remedy: 'say why, or leave the severity to the facts' },
]);

const teamMissing = invalid('incidents/team-missing', 'An incident that only a team may see must name the team.', [
  { path: '/teamId', problem: 'is missing', remedy: 'name the team, or make the incident visible to the organisation' },
]);

const notYours: AppError = {
  kind: 'refused',
  code: 'incidents/not-your-team',
  public: 'A private incident can only be declared by somebody who may see it.',
  remedy: 'Make it visible to the organisation, or ask somebody on that team.',
  clause: '6.2',
  fields: [{ path: '/teamId', problem: 'is a team that you do not belong to', remedy: 'choose one of yours' }],
};

const serviceUnknown = invalid('incidents/unknown-service', 'The catalog has no service with this name.', [
  {
    path: '/service',
    problem: 'is not a service in the catalog',
    remedy: 'muster service list shows them; or leave it out',
  },
]);

const teamUnknown = invalid('incidents/unknown-team', 'There is no such team.', [
  { path: '/teamId', problem: 'is not a team', remedy: 'choose one from the list of teams, or leave it out' },
]);
