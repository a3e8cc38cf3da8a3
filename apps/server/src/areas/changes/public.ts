export { changesArea } from './area.ts';
export type { Changes } from './changes.ts';
export { createGitHub } from './github/api.ts';
export { changeOfCommit } from './queries/change-of-commit.ts';
export { planReconciling } from './plan-reconciling.ts';
export { mergedAround } from './queries/merged-around.ts';
