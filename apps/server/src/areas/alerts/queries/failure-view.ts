import { NO_INTEGRATION, readFailures, type Failure } from '../store/delivery-failures.ts';
import type { AlertReads } from './alert-reads.ts';

/** Deliveries that failed for one reason, as the pages show them. */
export const failureView = ({ code, status, why, remedy, deliveries, firstAt, lastAt }: Failure) => ({
  code,
  status,
  why,
  deliveries,
  firstAt: firstAt.toISOString(),
  lastAt: lastAt.toISOString(),
  ...(remedy === undefined ? {} : { remedy }),
});

export type FailureView = ReturnType<typeof failureView>;

/** What came with a key that no integration has: a sender whose key was replaced shows here. */
export const unknownKeyFailures = async ({ incidents: { db } }: AlertReads): Promise<readonly FailureView[]> =>
  (await readFailures(db, NO_INTEGRATION)).map(failureView);
