import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice, field, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { ASSET_NAME } from '../asset-thing.ts';
import { assetKind } from '../kinds.ts';
import { assetRegistered } from '../ledger-actions.ts';
import { classificationPermissions } from '../permissions.ts';
import { assetKinds, lockAsset, saveAsset, tablesWithoutAsset, type Asset } from '../store/assets.ts';

export const Owner = Ref('team', { asks: 'Which team owns it', option: 'owner' });

/** Registers data and its owner. Until its class is decided, the policy's default applies (GOV 6.1). */
export const registerAsset = verbOfAll({
  noun: 'asset',
  kind: assetKind,
  name: 'register',
  route: '/v1/data-assets',
  creates: true,
  words: {
    label: 'Register a data asset',
    does: 'register a table, field, feature, prompt or document, with its owner',
    done: 'Registered. Until its class is decided, it counts as CONFIDENTIAL.',
    next: 'muster asset classify <name>',
  },
  clauses: ['6.1'],
  permission: classificationPermissions.keep,
  fields: {
    name: Type.String({
      pattern: ASSET_NAME,
      remedy: 'Use lower-case letters, digits, dots, hyphens and underscores, at most 100 characters.',
      ...field({ asks: 'Name', positional: true }),
    }),
    kind: Choice(assetKinds, { asks: 'Kind' }),
    team: Owner,
  },
  answer: Type.Object({ name: Type.String(), version: Type.Integer() }),
  async decide(ctx, { input }) {
    if (!(await teamExists(ctx.tx, asId<'team'>(input.team)))) return err(noSuchTeam);
    if ((await lockAsset(ctx.tx, input.name)) !== undefined) return err(nameTaken);
    await register(ctx, input.name, input.kind, asId<'team'>(input.team));
    return ok({ name: input.name, version: 1 });
  },
});

/** Registers the tables of this release that are not yet assets. */
export const adoptTables = verbOfAll({
  noun: 'asset',
  kind: assetKind,
  name: 'adopt',
  route: '/v1/data-assets-of-muster',
  creates: true,
  words: {
    label: 'Adopt Muster’s tables',
    does: 'register those of Muster’s own tables that are not data assets yet',
    done: 'Registered. Until their class is decided, they count as CONFIDENTIAL.',
    next: "muster asset classify 'muster.*'",
  },
  clauses: ['6.1'],
  permission: classificationPermissions.keep,
  fields: { team: Owner },
  answer: Type.Object({ adopted: Type.Integer() }),
  async decide(ctx, { input }) {
    if (!(await teamExists(ctx.tx, asId<'team'>(input.team)))) return err(noSuchTeam);
    const names = await tablesWithoutAsset(ctx.tx);
    for (const name of names) await register(ctx, name, 'table', asId<'team'>(input.team));
    return ok({ adopted: names.length });
  },
});

async function register(ctx: CommandContext, name: string, kind: Asset['kind'], teamId: TeamId): Promise<void> {
  const id = ctx.ids.row(ctx.now);
  const none = { dataClass: undefined, decisionId: undefined, retiredAt: undefined };
  const entry = ctx.record(assetRegistered, {
    resource: { kind: 'data-asset', id },
    clause: '6.1',
    data: { asset: id, name, kind, team: teamId },
  });
  await saveAsset(ctx.tx, { id, name, kind, teamId, ...none, version: 1, lastInstant: ctx.now }, entry);
}

export const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'classification/no-such-team',
  public: 'There is no such team.',
  fields: [{ path: '/team', problem: 'is not a team', remedy: 'muster team list' }],
};

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'classification/name-taken',
  public: 'There is already a data asset with this name, in use or retired.',
  remedy: 'muster asset list shows those in use. Names are never reused, because decisions refer to them.',
};
