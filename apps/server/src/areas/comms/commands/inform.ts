import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { incidentPermissions, incidentThing } from '../../incidents/public.ts';
import { audienceThing } from '../audience-thing.ts';
import { audienceInformed, audienceUninformed } from '../ledger-actions.ts';
import { deleteInformed, findAudience, insertInformed } from '../store/audiences.ts';

const NEXT = 'muster incident audiences <key>';
const audienceId = (asks: string) => Ref('audience', { asks, positional: true });

/**
 * From now on sends an incident's updates to this list as well: internal updates to a stakeholder list, PUBLIC ones to
 * a public list.
 */
export const inform = verb(incidentThing, {
  name: 'inform',
  words: {
    label: 'Send updates to a list',
    does: 'send further updates of an incident to a list',
    done: 'The list gets each update from now on.',
    next: NEXT,
  },
  clauses: ['2.4'],
  permission: incidentPermissions.update,
  fields: { audienceId: audienceId('Which list?') },
  async decide(ctx, { thing: incident, input }) {
    const audience = await findAudience(ctx.tx, input.audienceId);
    if (audience === undefined) return err(audienceThing.missing);
    const entry = ctx.record(audienceInformed, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.4',
      data: { audience: audience.id, reaches: audience.reaches },
      content: { fields: { name: audience.name } },
    });
    return (await insertInformed(ctx.tx, incident.id, audience.id, entry)) ? ok(undefined) : err(informedAlready);
  },
});

export const stopInforming = verb(incidentThing, {
  name: 'stop-informing',
  words: {
    label: 'Stop sending to a list',
    does: 'stop sending updates of an incident to a list',
    done: 'The list no longer gets its updates, except those sent for its severity.',
    next: NEXT,
  },
  clauses: ['2.4'],
  permission: incidentPermissions.update,
  fields: { audienceId: audienceId('Which list?') },
  async decide(ctx, { thing: incident, input }) {
    const audience = await findAudience(ctx.tx, input.audienceId);
    if (audience === undefined) return err(audienceThing.missing);
    if (!(await deleteInformed(ctx.tx, incident.id, audience.id))) return err(notInformed);
    ctx.record(audienceUninformed, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: '2.4',
      data: { audience: audience.id, reaches: audience.reaches },
      content: { fields: { name: audience.name } },
    });
    return ok(undefined);
  },
});

const informedAlready: AppError = {
  kind: 'conflict',
  code: 'comms/informed-already',
  public: 'The list already gets updates of this incident.',
};

const notInformed: AppError = {
  kind: 'conflict',
  code: 'comms/not-informed',
  public: 'This list was not added to the incident.',
  remedy: 'If the list is notified because of the severity, change the list: muster audience change <list>.',
};
