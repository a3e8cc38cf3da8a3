import type { Rotation } from '@muster/rota';

/** Somebody as the other product knows them. */
export type ForeignPerson = { readonly name: string; readonly email: string | undefined };

/** A schedule as it can be said here, its people still named as the other product does. */
export type ForeignSchedule = {
  readonly name: string;
  readonly zone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly ForeignSpan[];
  /** What it holds that cannot be said here, and why: then none of it is taken over. */
  readonly cannot: readonly string[];
  /** Who is on call when, as the other product itself reckons it, where the file says so. */
  readonly rendered: readonly ForeignSpan[] | undefined;
};

/** From one instant to another, in milliseconds. */
export type ForeignSpan = { readonly from: number; readonly until: number; readonly person: string };

export type ForeignFile = {
  readonly schedules: readonly ForeignSchedule[];
  /** By the ids that the schedules name them by. */
  readonly people: ReadonlyMap<string, ForeignPerson>;
};
