import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeLine, FreeText } from '../../../platform/commands/free-text.ts';
import { authorise, holdPrincipals, teamExists } from '../../identity/public.ts';
import { factProblems } from '../domain/facts.ts';
import { unknownFact } from '../domain/unknown-fact.ts';
import { incidentPermissions } from '../permissions.ts';
import { FactsInput } from './facts-input.ts';
import { TITLE_LIMIT } from './incident-input.ts';
import { createIncident } from './create-incidents.ts';
import type { IncidentRef } from './save-incident.ts';

const TEXT_LIMIT = 5_000;

/**
 * Reports or declares an incident. A title alone is enough (R36). Facts derive the severity; a severity given beside
 * them can only make it worse, and wants a reason (GOV 3.1.1).
 */
export const declareIncident = defineCommand({
  name: 'incident.declare',
  input: Type.Object(
    {
      title: FreeLine({ minLength: 1, maxLength: TITLE_LIMIT }),
      description: Type.Optional(FreeText({ maxLength: TEXT_LIMIT })),
      facts: Type.Optional(FactsInput),
      severity: Type.Optional(Type.Enum(severities)),
      reason: Type.Optional(FreeText({ minLength: 1, maxLength: TEXT_LIMIT })),
      drill: Type.Optional(Type.Boolean()),
      teamId: Type.Optional(Type.String({ format: 'uuid' })),
      visibility: Type.Optional(Type.Union([Type.Literal('organisation'), Type.Literal('team')])),
    },
    { additionalProperties: false },
  ),
  resource: () => ({ kind: 'incident', id: 'new' }),
  async decide(ctx, input) {
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    const visibility = input.visibility ?? 'organisation';
    // Before anything is asked about a team's incident: without a team, nobody could see it.
    if (visibility === 'team' && teamId === undefined) return err(teamMissing);
    // Whoever declares stands in the seat (R4), so they are not suspended on the way to it.
    if (ctx.actor.kind === 'person') await holdPrincipals(ctx.tx, [ctx.actor.id]);
    const allowed = await authorise(ctx, incidentPermissions.report, { teamId, visibility });
    // Teams are known to every member, so nothing is given away by saying what is wrong with this one.
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

const reasonMissing = invalid('incidents/reason-missing', 'A severity of one’s own choosing needs a reason.', [
  { path: '/reason', problem: 'is missing', remedy: 'say why, or leave the severity to the facts' },
]);

const teamMissing = invalid('incidents/team-missing', 'An incident that only a team may see needs the team.', [
  { path: '/teamId', problem: 'is missing', remedy: 'name the team, or make the incident visible to the organisation' },
]);

const notYours: AppError = {
  kind: 'refused',
  code: 'incidents/not-your-team',
  public: 'What is kept to a team is declared by those who will see it.',
  remedy: 'Let everybody see it, or ask somebody of that team.',
  clause: '6.2',
  fields: [{ path: '/teamId', problem: 'is a team that you do not belong to', remedy: 'choose one of yours' }],
};

const teamUnknown = invalid('incidents/unknown-team', 'An incident belongs to a team that there is.', [
  { path: '/teamId', problem: 'names no team', remedy: 'choose one from the list of teams, or leave it out' },
]);
