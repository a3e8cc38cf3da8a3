import { handOverAsset, retireAsset } from './commands/change-asset.ts';

export const verbsOnAsset = [handOverAsset, retireAsset] as const;
