/** Identifies one user action, so that sending it twice does it once. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
