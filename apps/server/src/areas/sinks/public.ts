export { sinksArea } from './area.ts';
export { lockedBucket, lockedHeadsOf } from './queries/locked-heads.ts';
export type { LockedHeads } from './wires/s3-heads.ts';
