import type { Logger } from '../../platform/log/logger.ts';

const unsaid = (): void => {};

/** An operation says what it found by its answer; what its parts would log meanwhile is in there. */
export const silentLog: Logger = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid, with: () => silentLog };
