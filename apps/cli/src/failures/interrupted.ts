import { type CommandFailure, failed } from './failure.ts';

export const interrupted = (): CommandFailure =>
  failed('cli/interrupted', 'Interrupted: what was not finished has not been done.');
