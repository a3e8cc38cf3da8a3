/** Names one intention of the reader, so that sending it twice does it once. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
