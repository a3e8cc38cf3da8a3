import type { Logger } from './logger.ts';

const unsaid = (): void => {};

/** For whoever tells what happened in another way: an operation by its answer, a test by what it expects. */
export const silentLog: Logger = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid, with: () => silentLog };
