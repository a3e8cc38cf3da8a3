import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, Line, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { integrationResource } from '../integration-thing.ts';
import { hashOfKey } from '../keys/key.ts';
import { integrationCreated } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { insertIntegration } from '../store/integrations.ts';
import { MappingInput } from '../queries/mapping-schema.ts';
import { mappingFrom } from './mapping-input.ts';
import { planPruning } from './plan-pruning.ts';
import { shownKey, ShownKey } from './shown-key.ts';

/** Connects a sender of alerts. Its key is in this answer and nowhere else. */
export const createIntegration = verbOfAll({
  noun: 'integration',
  name: 'create',
  route: '/v1/integrations',
  creates: true,
  words: {
    label: 'Create an integration',
    does: 'let an Alertmanager in; its key is shown once',
    done: 'Its key is part of the address and is not shown again.',
    next: 'muster integration list',
  },
  clauses: ['2.1', '7.6'],
  permission: alertPermissions.createIntegration,
  protection: ({ teamId, visibility = 'organisation' }) =>
    teamId === undefined ? ORGANISATION : { teamId: asId(teamId), visibility },
  fields: {
    name: Line({ asks: 'Name', limit: 100 }),
    teamId: Type.Optional(Ref('team', { asks: 'Whose its alerts are', option: 'team' })),
    visibility: Type.Optional(Choice(['organisation', 'team'], { asks: 'Who may see its alerts' })),
    mapping: Type.Optional(MappingInput),
  },
  answer: ShownKey,
  async decide(ctx, { input }) {
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    const { name, visibility = 'organisation' } = input;
    if (visibility === 'team' && teamId === undefined) return err(teamMissing);
    const read = await mappingFrom(ctx, input.mapping ?? {}, teamId);
    if (!read.ok) return read;
    const { actor } = ctx;
    if (actor.kind !== 'person' && actor.kind !== 'service') throw new Error('only principals create integrations');
    const about = { id: asId<'integration'>(ctx.ids.opaque()), kind: 'alertmanager' } as const;
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
    const shown = shownKey(ctx, about.id);
    await insertIntegration(ctx.tx, made, hashOfKey(shown.key));
    planPruning(ctx);
    return ok(shown);
  },
});

const teamMissing: AppError = {
  kind: 'invalid',
  code: 'alerts/team-missing',
  public: 'An integration whose alerts only a team may see needs the team.',
  fields: [{ path: '/teamId', problem: 'is missing', remedy: 'name the team, or let the organisation see its alerts' }],
};
