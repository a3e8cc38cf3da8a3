import type { Failure } from '../store/delivery-failures.ts';

/** Failed deliveries with one reason, as shown to readers. */
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
