import { activateVersion, deactivateAlias } from './commands/activate-version.ts';
import { changeModel } from './commands/change-model.ts';
import { checkRunbook } from './commands/check-runbook.ts';
import { decideReview } from './commands/decide-review.ts';
import { quarantineVersion, releaseVersion } from './commands/quarantine-version.ts';
import { registerVersion } from './commands/register-version.ts';
import { takeReview } from './commands/take-review.ts';

/** Verbs on one model. */
export const verbsOnModel = [
  registerVersion,
  activateVersion,
  deactivateAlias,
  quarantineVersion,
  releaseVersion,
  changeModel,
  checkRunbook,
] as const;

/** Verbs on one review. */
export const verbsOnReview = [takeReview, decideReview] as const;
