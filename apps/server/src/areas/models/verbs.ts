import { activateVersion, deactivateAlias } from './commands/activate-version.ts';
import { changeModel } from './commands/change-model.ts';
import { quarantineVersion, releaseVersion } from './commands/quarantine-version.ts';
import { registerVersion } from './commands/register-version.ts';

/** What is done to one model. */
export const verbsOnModel = [
  registerVersion,
  activateVersion,
  deactivateAlias,
  quarantineVersion,
  releaseVersion,
  changeModel,
] as const;
