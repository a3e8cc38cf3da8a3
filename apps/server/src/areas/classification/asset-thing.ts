import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import { assetKind } from './kinds.ts';
import { lockAsset, type Asset } from './store/assets.ts';

/** Asset names appear in URLs: `features.income`, `muster.incidents`. */
export const ASSET_NAME = '^[a-z0-9][a-z0-9._-]{0,99}$';

export const assetThing = defineThing({
  kind: assetKind,
  noun: 'asset',
  root: '/v1/data-assets',
  key: { name: Type.String({ pattern: ASSET_NAME }) },
  idOf: ({ name }) => name,
  lock: async (ctx, { name }): Promise<Asset | undefined> => lockAsset(ctx.tx, name),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: {
    kind: 'not_found',
    code: 'classification/no-such-asset',
    public: 'There is no data asset of this name.',
    remedy: 'muster asset list shows them.',
  },
});
