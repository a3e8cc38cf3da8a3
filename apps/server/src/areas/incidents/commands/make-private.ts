import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { protectExceptionsOf } from '../../exceptions/public.ts';
import { teamExists } from '../../identity/public.ts';
import { incidentThing } from '../incident-thing.ts';
import { madePrivate } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { rolesOnIncident } from '../queries/roles-on-incident.ts';
import { alertsOfIncidents } from '../services.ts';
import { SHOW } from './fields.ts';
import { incidentResource, saveIncident } from './save-incident.ts';

/** Restricts the incident to a team, those called to it and readers of the whole log, wherever it is shown. */
export const makePrivate = verb(incidentThing, {
  name: 'make-private',
  words: {
    label: 'Make private',
    does: 'show it only to a team and to those called in',
    done: 'Now private to the team. Muster cuts its own Slack messages down to number and severity; what people wrote there stays.',
    next: SHOW,
  },
  clauses: ['6.2'],
  permission: incidentPermissions.arrange,
  fields: {
    teamId: Type.Optional(
      Ref('team', {
        asks: 'To which team?',
        option: 'team',
        help: 'the team that may see it. What people wrote in its Slack channel stays there: delete it, or archive the channel',
      }),
    ),
  },
  unless: ({ visibility }) =>
    visibility === 'team'
      ? {
          allowed: false,
          obligations: [],
          code: 'incidents/private-already',
          reason: 'It is already private to its team.',
          clause: '6.2',
        }
      : undefined,
  async decide(ctx, { thing: incident, input }) {
    const teamId = input.teamId === undefined ? incident.teamId : asId<'team'>(input.teamId);
    if (teamId === undefined || !(await teamExists(ctx.tx, teamId))) return err(whichTeam);
    const as = { teamId, visibility: 'team' } as const;
    const allowed = await ctx.authorise(
      incidentPermissions.arrange,
      as,
      await rolesOnIncident(ctx.tx, ctx.actor, incident, ctx.now),
    );
    if (!allowed.ok) return err(notYours);
    const entry = ctx.record(madePrivate, { ...incidentResource(incident), clause: '6.2', data: { team: teamId } });
    await ctx.use(alertsOfIncidents).protect(ctx, incident.id, as);
    await protectExceptionsOf(ctx, incident.id, as, entry);
    await ctx.use(approvalsService).protect(ctx, { kind: 'incident', id: incident.id }, as);
    await ctx.use(hooksService).onIncidentProtected(ctx, incident.id, as);
    return ok(await saveIncident(ctx, incident, { ...incident, ...as }, entry));
  },
});

const notYours: AppError = {
  kind: 'refused',
  code: 'incidents/not-your-team',
  public: 'An incident can only be made private by somebody who will still see it.',
  remedy: 'Ask somebody on that team.',
  clause: '6.2',
};

const whichTeam: AppError = {
  kind: 'invalid',
  code: 'incidents/which-team',
  public: 'A private incident must belong to a team.',
  fields: [{ path: '/teamId', problem: 'is not a team', remedy: 'muster team list shows them' }],
};
