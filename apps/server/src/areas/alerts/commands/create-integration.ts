import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, field, Flag, Line, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sourceKinds } from '../domain/source.ts';
import { integrationResource } from '../integration-thing.ts';
import { planSilence } from '../intake/hear-beat.ts';
import { hashOfKey } from '../keys/key.ts';
import { integrationCreated } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { insertHeartbeat } from '../store/heartbeats.ts';
import { insertIntegration } from '../store/integrations.ts';
import { MappingInput } from '../queries/mapping-schema.ts';
import { heartbeatFields } from './heartbeat-fields.ts';
import { mappingFrom } from './mapping-input.ts';
import { settingProblem, settingsOf } from './integration-settings.ts';
import { planPruning } from './plan-pruning.ts';
import { Translation } from './translation-input.ts';
import { shownKey, ShownKey } from './shown-key.ts';

const TOPIC = '^arn:aws[a-z-]{0,10}:sns:[a-z0-9-]{1,40}:[0-9]{12}:[A-Za-z0-9_.-]{1,256}$';

/** Creates an integration. The response is the only place its key ever appears. */
export const createIntegration = verbOfAll({
  noun: 'integration',
  name: 'create',
  route: '/v1/integrations',
  creates: true,
  words: {
    label: 'Create an integration',
    does: 'let a source send alerts; its key is shown once',
    done: 'Its key is part of the address and is not shown again.',
    next: 'muster integration list',
  },
  clauses: ['2.1', '7.6'],
  permission: alertPermissions.createIntegration,
  protection: ({ teamId, visibility = 'organisation' }) =>
    teamId === undefined ? ORGANISATION : { teamId: asId(teamId), visibility },
  fields: {
    name: Line({ asks: 'Name', limit: 100 }),
    kind: Type.Optional(Choice(sourceKinds, { asks: 'The source; defaults to Alertmanager' })),
    signed: Flag({ asks: 'For Grafana: refuse what is not signed' }),
    topic: Type.Optional(
      Type.String({
        pattern: TOPIC,
        remedy: 'Write it as arn:aws:sns:eu-central-1:123456789012:alarms.',
        ...field({ asks: 'For CloudWatch: the ARN of the SNS topic' }),
      }),
    ),
    translation: Type.Optional(Translation),
    every: Type.Optional(heartbeatFields.every('For a heartbeat: at least every how many minutes is it expected?')),
    severity: Type.Optional(
      heartbeatFields.severity('For a heartbeat: its severity, such as critical; unclassified if left out'),
    ),
    service: Type.Optional(heartbeatFields.service('For a heartbeat: which service it is for')),
    teamId: Type.Optional(Ref('team', { asks: 'The team that its alerts belong to', option: 'team' })),
    visibility: Type.Optional(Choice(['organisation', 'team'], { asks: 'Who may see its alerts' })),
    mapping: Type.Optional(MappingInput),
  },
  answer: ShownKey,
  async decide(ctx, { input }) {
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    const { name, kind = 'alertmanager', visibility = 'organisation' } = input;
    const problem = settingProblem(kind, input);
    if (problem !== undefined) return err(problem);
    const settings = settingsOf(input);
    if (visibility === 'team' && teamId === undefined) return err(teamMissing);
    const read = await mappingFrom(ctx, input.mapping ?? {}, teamId);
    if (!read.ok) return read;
    const { actor } = ctx;
    if (actor.kind !== 'person' && actor.kind !== 'service') throw new Error('only principals create integrations');
    const about = { id: asId<'integration'>(ctx.ids.opaque()), kind, settings };
    const entry = ctx.record(integrationCreated, {
      ...integrationResource(about),
      content: { isNewSubject: true, fields: { name, mapping: read.value } },
    });
    const made = {
      ...about,
      name,
      teamId,
      visibility,
      mapping: read.value,
      createdAt: ctx.now,
      createdBy: actor.id,
      lastEntry: entry,
    };
    const shown = shownKey(ctx, about);
    await insertIntegration(ctx.tx, made, hashOfKey(shown.key));
    if (settings.everyMinutes !== undefined) {
      await insertHeartbeat(ctx.tx, { integrationId: about.id, everyMinutes: settings.everyMinutes, at: ctx.now });
      planSilence(ctx, about.id, addMinutes(ctx.now, settings.everyMinutes));
    }
    planPruning(ctx);
    return ok(shown);
  },
});

const teamMissing: AppError = {
  kind: 'invalid',
  code: 'alerts/team-missing',
  public: 'An integration whose alerts only one team may see needs that team.',
  fields: [
    { path: '/teamId', problem: 'is missing', remedy: 'name the team, or let the whole organisation see its alerts' },
  ],
};
