import type { Logger } from '../platform/log/logger.ts';

/** For what a test does not look at. */
export const silentLog: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => silentLog,
};
