/**
 * A schedule as edited. Everything in it is wall-clock time in its time zone: instants are derived on demand and never
 * stored, so that a nine o'clock handover stays at nine across daylight-saving changes.
 */
export type Plan = {
  /** IANA, such as `Europe/Zurich`. */
  readonly zone: string;
  readonly rotations: readonly Rotation[];
};

export type Rotation = {
  /** Stable while the rotation is edited, so that whoever is on call stays in place. */
  readonly id: string;
  readonly name: string;
  /**
   * Of several rotations the highest layer with somebody on call is paged; rotations of one layer are paged together.
   */
  readonly layer: number;
  /** The people of each turn: several at once, or nobody. */
  readonly turns: readonly (readonly string[])[];
  /** A turn's length: 1 is daily, 7 weekly. */
  readonly everyDays: number;
  /** `09:00` */
  readonly handover: string;
  /** The date of the first handover, `2026-11-30`. Before it nobody is on call in this rotation. */
  readonly startsOn: string;
  /** Whose turn begins then: an index into `turns`. */
  readonly first: number;
  /** Whether turns count every shift, or only those covered at all (by `windows`). */
  readonly counts: 'calendar' | 'covered';
  /** When it is on call at all. Empty: always. */
  readonly windows: readonly Window[];
};

/** From one time of the week to another; Monday is 1. Equal times mean a whole week. */
export type Window = {
  readonly fromDay: number;
  readonly from: string;
  readonly toDay: number;
  readonly to: string;
};

/** A plan, in force from an instant until the next version's: the past is never changed. */
export type Version = { readonly from: number; readonly plan: Plan };

/** Somebody is on call instead of somebody else, or of everybody, for a time. */
export type Override = {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  /** Absent: instead of everybody. */
  readonly instead?: string;
  /** Absent: nobody is on call. */
  readonly to?: string;
};

/** Versions and overrides in order of creation. */
export type Schedule = { readonly versions: readonly Version[]; readonly overrides: readonly Override[] };

/** One person's place at one time, and its source. */
export type Seat = { readonly person: string; readonly rotation?: string; readonly override?: string };
