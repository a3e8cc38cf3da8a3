import { activateVersion, deactivateAlias } from './commands/activate-version.ts';
import { changeModel } from './commands/change-model.ts';
import { checkRunbook } from './commands/check-runbook.ts';
import { decideReview } from './commands/decide-review.ts';
import { quarantineVersion, releaseVersion } from './commands/quarantine-version.ts';
import { registerVersion } from './commands/register-version.ts';
import { takeReview } from './commands/take-review.ts';

/** What is done to one model. */
export const verbsOnModel = [
  registerVersion,
  activateVersion,
  deactivateAlias,
  quarantineVersion,
  releaseVersion,
  changeModel,
  checkRunbook,
] as const;

/** What is done to one review. */
export const verbsOnReview = [takeReview, decideReview] as const;
