import type { AppError } from '../kernel/app-error.ts';
import { isDatabaseAway } from '../platform/database/is-database-away.ts';

const RETRY_AFTER_SECONDS = 2;

/** An unreachable database is temporary and not the caller's fault: 503, so that Alertmanager and clients retry. */
export const recogniseDatabaseAway = (thrown: unknown): AppError | undefined =>
  isDatabaseAway(thrown) ? databaseAway : undefined;

const databaseAway: AppError = {
  kind: 'unavailable',
  code: 'database/away',
  public: 'Muster cannot reach its database at the moment. Nothing was changed.',
  remedy: 'Try again in a few seconds.',
  retryAfterSeconds: RETRY_AFTER_SECONDS,
};
