/**
 * A schedule as its keepers write it. Everything in it is wall-clock time in its zone: instants are derived when somebody
 * asks, and never stored, so that a hand-over at nine is at nine on both sides of a change of the clocks.
 */
export type Plan = {
  /** IANA, such as `Europe/Zurich`. */
  readonly zone: string;
  readonly rotations: readonly Rotation[];
};

export type Rotation = {
  /** Stays the same while the rotation is edited, so that whoever is on call stays in place. */
  readonly id: string;
  readonly name: string;
  /** Of several rotations the highest layer with somebody in it is called; those of one layer are called together. */
  readonly layer: number;
  /** Who has each turn: several people at once, or nobody. */
  readonly turns: readonly (readonly string[])[];
  /** A turn's length: 1 is daily, 7 weekly. */
  readonly everyDays: number;
  /** `09:00` */
  readonly handover: string;
  /** The day of a hand-over, `2026-11-30`: the first one. Before it nobody is on call in this rotation. */
  readonly startsOn: string;
  /** Whose turn begins then: a place in `turns`. */
  readonly first: number;
  /** Whether turns count every shift, or only those that are covered at all (by `windows`). */
  readonly counts: 'calendar' | 'covered';
  /** When it is on call at all. None: always. */
  readonly windows: readonly Window[];
};

/** From one time of the week to another, Monday is 1. The same twice is a whole week. */
export type Window = {
  readonly fromDay: number;
  readonly from: string;
  readonly toDay: number;
  readonly to: string;
};

/** A plan, from an instant on until the next one's: what was is never changed. */
export type Version = { readonly from: number; readonly plan: Plan };

/** Somebody is on call instead of somebody else, or of everybody, for a time. */
export type Override = {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  /** Absent: of everybody. */
  readonly instead?: string;
  /** Absent: nobody is. */
  readonly to?: string;
};

/** Versions and overrides in the order in which they were made. */
export type Schedule = { readonly versions: readonly Version[]; readonly overrides: readonly Override[] };

/** One person's place at one time, and what put them there. */
export type Seat = { readonly person: string; readonly rotation?: string; readonly override?: string };
