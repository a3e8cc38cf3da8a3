import { handOverAsset, retireAsset } from './commands/change-asset.ts';

/** What is done to one data asset. */
export const verbsOnAsset = [handOverAsset, retireAsset] as const;
