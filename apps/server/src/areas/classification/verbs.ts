import { handOverAsset, retireAsset } from './commands/change-asset.ts';

/** The verbs on one data asset. */
export const verbsOnAsset = [handOverAsset, retireAsset] as const;
