import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentThing } from '../incident-thing.ts';
import { incidentRelated } from '../ledger-actions.ts';
import { incidentPermissions } from '../permissions.ts';
import { insertRelation } from '../store/relations.ts';
import { SHOW } from './fields.ts';
import { Other, otherIncident } from './other-incident.ts';
import { incidentResource } from './save-incident.ts';

/** Links two incidents that remain separate. */
export const relateIncident = verb(incidentThing, {
  name: 'relate',
  words: {
    label: 'Relate to another',
    does: 'relate another incident to it',
    done: 'Related.',
    next: SHOW,
  },
  clauses: ['8.2'],
  permission: incidentPermissions.arrange,
  fields: { to: Other('To which incident?') },
  async decide(ctx, { thing: incident, input }) {
    const other = await otherIncident(ctx, input.to, '/to');
    if (!other.ok) return other;
    if (other.value.id === incident.id) return err(relatedAlready);
    const entry = ctx.record(incidentRelated, {
      ...incidentResource(incident),
      touched: [other.value.id],
      data: { other: other.value.id },
    });
    if (!(await insertRelation(ctx.tx, [incident.id, other.value.id], ctx.now, entry))) return err(relatedAlready);
    return ok({ code: incident.code, version: incident.version });
  },
});

const relatedAlready: AppError = {
  kind: 'conflict',
  code: 'incidents/related-already',
  public: 'They are already related, or it is the same incident.',
};
