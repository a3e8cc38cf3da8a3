/** Where ids and secrets come from. Time and randomness are arguments, so that a test can name both. */
export interface Ids {
  /** UUIDv7 of `at`: for rows that are read in order of creation. */
  row(at: Date): string;
  /** UUIDv4: for principals, cases and everything whose id must not reveal its age or its neighbours (R1, R37). */
  opaque(): string;
  /** `size` unpredictable bytes. */
  bytes(size: number): Uint8Array;
  /** A short random code of `length` characters without look-alikes, such as `7KQ2F` (R37). */
  code(length: number): string;
}
