import type { PolicyFinding } from '@muster/policy';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ClauseId } from '../kernel/ids.ts';
import type { Policies } from './access/policies.ts';
import type { UseService } from '../kernel/services.ts';
import type { Db } from './database/db.ts';

/** What an area's manifest queries read from: pending items and findings. */
export type AreaReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly policies: () => Policies;
  readonly use: UseService;
};

export type Person = Extract<Actor, { kind: 'person' }>;

/** Something waiting for a person: what they are asked to do, about which thing, by when. */
export type Waiting = {
  /** What is due: `acknowledge`, `vote`. */
  readonly kind: string;
  /** `id` is the name used by people and the command line: `INC-7KQ2F`. */
  readonly thing: { readonly kind: string; readonly id: string };
  readonly title: string;
  /** The label of the button that does it, or leads to it: `Acknowledge`. */
  readonly does: string;
  /** Where to do it: the page's path, and the command. */
  readonly page: string;
  readonly command: string;
  readonly clause: ClauseId;
  readonly dueAt?: string;
  /**
   * Among overdue items the worst comes first, by alphabetical rank, such as an incident's severity; absent sorts last.
   */
  readonly rank?: string;
  /** Details that the overview can show: an incident's summary and clock. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** `isCut`: there was too much to check all of it. */
export type WaitingPage = { readonly items: readonly Waiting[]; readonly isCut?: boolean };
export type WaitingFor = (reads: AreaReads, person: Person) => Promise<WaitingPage>;

export type Findings = (reads: AreaReads) => Promise<readonly PolicyFinding[]>;

/** The findings of all areas. */
export async function findingsOf(
  areas: readonly { readonly findings?: Findings }[],
  reads: AreaReads,
): Promise<readonly PolicyFinding[]> {
  return (await Promise.all(areas.map(async ({ findings }) => findings?.(reads) ?? []))).flat();
}

/** What is waiting for somebody, across all areas. */
export async function waitingFor(
  areas: readonly { readonly waiting?: WaitingFor }[],
  reads: AreaReads,
  person: Person,
): Promise<Required<WaitingPage>> {
  const nothing: WaitingPage = { items: [] };
  const pages = await Promise.all(areas.map(async ({ waiting }) => waiting?.(reads, person) ?? nothing));
  return { items: pages.flatMap(({ items }) => items), isCut: pages.some(({ isCut }) => isCut === true) };
}
