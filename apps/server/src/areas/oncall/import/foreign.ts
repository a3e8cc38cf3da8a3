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

/** Whom a step calls: somebody by the key they have in the file, a schedule or a team by its name. */
export type ForeignTarget = { readonly kind: 'person' | 'schedule' | 'team'; readonly key: string };

/** An escalation path as it can be said here. */
export type ForeignPath = {
  readonly name: string;
  /** Whose incidents it is for, where the file names exactly one team. */
  readonly team: string | undefined;
  readonly steps: readonly { readonly targets: readonly ForeignTarget[]; readonly waitMinutes: number | undefined }[];
  readonly rounds: number;
  /** So long after an acknowledgement it calls again; undefined where it rests. */
  readonly repeatsAfterMinutes?: number;
  /** What it holds that cannot be said here, and why: then none of it is taken over. */
  readonly cannot: readonly string[];
};

export type ForeignFile = {
  readonly paths: readonly ForeignPath[];
  readonly schedules: readonly ForeignSchedule[];
  /** By the ids that the schedules name them by. */
  readonly people: ReadonlyMap<string, ForeignPerson>;
};
