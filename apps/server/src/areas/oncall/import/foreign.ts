import type { Rotation } from '@muster/rota';

/** A person as the vendor's file identifies them. */
export type ForeignPerson = { readonly name: string; readonly email: string | undefined };

/** A schedule in Muster's terms, its people still identified as in the file. */
export type ForeignSchedule = {
  readonly name: string;
  readonly zone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly ForeignSpan[];
  /** Features that cannot be represented here, with reasons: if any, nothing is imported. */
  readonly cannot: readonly string[];
  /** Who is on call when according to the vendor, if the file says so. */
  readonly rendered: readonly ForeignSpan[] | undefined;
};

/** From one time to another, in milliseconds since the epoch. */
export type ForeignSpan = { readonly from: number; readonly until: number; readonly person: string };

/** The target of a step: a person by their key in the file, a schedule or team by name. */
export type ForeignTarget = { readonly kind: 'person' | 'schedule' | 'team'; readonly key: string };

/** An escalation path in Muster's terms. */
export type ForeignPath = {
  readonly name: string;
  /** The team whose incidents it is for, if the file names exactly one. */
  readonly team: string | undefined;
  readonly steps: readonly { readonly targets: readonly ForeignTarget[]; readonly waitMinutes: number | undefined }[];
  readonly rounds: number;
  /** Minutes after an acknowledgement at which it pages again; undefined: never. */
  readonly repeatsAfterMinutes?: number;
  /** Features that cannot be represented here, with reasons: if any, nothing is imported. */
  readonly cannot: readonly string[];
};

export type ForeignFile = {
  readonly paths: readonly ForeignPath[];
  readonly schedules: readonly ForeignSchedule[];
  /** By the ids used in the schedules. */
  readonly people: ReadonlyMap<string, ForeignPerson>;
};
