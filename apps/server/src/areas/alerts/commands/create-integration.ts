import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { FreeLine } from '../../../platform/commands/free-text.ts';
import { authorise } from '../../identity/public.ts';
import type { Integration } from '../domain/integration.ts';
import { hashOfKey, newKey } from '../keys/key.ts';
import { integrationCreated } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { insertIntegration } from '../store/integrations.ts';
import { judgeTeams } from './judge-teams.ts';
import { MappingInput, mappingFrom } from './mapping-input.ts';
import { integrationResource, writerOf } from './open-integration.ts';
import { planPruning } from './plan-pruning.ts';

const NAME_LIMIT = 100;

/** Connects a sender of alerts. Its key is in this answer and nowhere else: Muster keeps only what it is found by. */
export const createIntegration = defineCommand({
  name: 'integration.create',
  input: Type.Object(
    {
      name: FreeLine({ minLength: 1, maxLength: NAME_LIMIT }),
      kind: Type.Literal('alertmanager'),
      teamId: Type.Optional(Type.String({ format: 'uuid' })),
      visibility: Type.Optional(Type.Union([Type.Literal('organisation'), Type.Literal('team')])),
      mapping: Type.Optional(MappingInput),
    },
    { additionalProperties: false },
  ),
  givesSecret: true,
  resource: () => ({ kind: 'integration', id: 'new' }),
  async decide(ctx, input) {
    const teamId = input.teamId === undefined ? undefined : asId<'team'>(input.teamId);
    const visibility = input.visibility ?? 'organisation';
    // Before anything is asked about a team's alerts: without a team, nobody could see them.
    if (visibility === 'team' && teamId === undefined) return err(teamMissing);
    const allowed = await authorise(ctx, alertPermissions.createIntegration, { teamId, visibility });
    if (!allowed.ok) return allowed;

    const read = mappingFrom(input.mapping ?? {});
    if (!read.ok) return read;
    const mapping = read.value;
    const judged = await judgeTeams(ctx, teamId, mapping);
    if (!judged.ok) return judged;

    const writer = writerOf(ctx);
    const id = asId<'integration'>(ctx.ids.opaque());
    const { name, kind } = input;
    const entry = ctx.record(integrationCreated, {
      ...integrationResource({ id, kind }),
      content: { isNewSubject: true, fields: { name, mapping } },
    });
    const integration: Integration = {
      id,
      name,
      kind,
      teamId,
      visibility,
      mapping,
      createdAt: ctx.now,
      createdBy: writer,
      lastEntry: entry,
    };
    const key = newKey(ctx.ids);
    await insertIntegration(ctx.tx, integration, hashOfKey(key));
    planPruning(ctx);
    return ok({ id, key });
  },
});

const teamMissing: AppError = {
  kind: 'invalid',
  code: 'alerts/team-missing',
  public: 'An integration whose alerts only a team may see needs the team.',
  fields: [{ path: '/teamId', problem: 'is missing', remedy: 'name the team, or let the organisation see its alerts' }],
};
