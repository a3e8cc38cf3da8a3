import type { Failure } from '../store/delivery-failures.ts';

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
