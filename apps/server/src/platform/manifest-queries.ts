import type { PolicyFinding } from '@muster/policy';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ClauseId } from '../kernel/ids.ts';
import type { Policies } from './access/policies.ts';
import type { UseService } from '../kernel/services.ts';
import type { Db } from './database/db.ts';

/** What a room answers questions about itself from: what waits in it, what should not be so. */
export type AreaReads = {
  readonly db: Db;
  readonly clock: Clock;
  readonly policies: () => Policies;
  readonly use: UseService;
};

export type Person = Extract<Actor, { kind: 'person' }>;

/** Something that waits for a person: what is asked of them, about which thing, until when. */
export type Waiting = {
  /** What is owed: `acknowledge`, `vote`. */
  readonly kind: string;
  /** `id` is what people and the command line ask for it by: `INC-7KQ2F`. */
  readonly thing: { readonly kind: string; readonly id: string };
  readonly title: string;
  /** What a button says that does it or leads to where it is done: `Acknowledge`. */
  readonly does: string;
  /** Where it is done: the page, as a path, and the command. */
  readonly page: string;
  readonly command: string;
  readonly clause: ClauseId;
  readonly dueAt?: string;
  /** Of what is overdue the worst comes first: an incident's severity. In alphabetical order; absent is last. */
  readonly rank?: string;
  /** What the overview shows of it besides, where it knows how: an incident's summary and clock. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** `isCut`: there was too much to look at all of it. */
export type WaitingPage = { readonly items: readonly Waiting[]; readonly isCut?: boolean };
export type WaitingFor = (reads: AreaReads, person: Person) => Promise<WaitingPage>;

export type Findings = (reads: AreaReads) => Promise<readonly PolicyFinding[]>;

/** Everything that should not be so, as far as any room can tell. */
export async function findingsOf(
  areas: readonly { readonly findings?: Findings }[],
  reads: AreaReads,
): Promise<readonly PolicyFinding[]> {
  return (await Promise.all(areas.map(async ({ findings }) => findings?.(reads) ?? []))).flat();
}

/** What waits for somebody, whichever room it is in. */
export async function waitingFor(
  areas: readonly { readonly waiting?: WaitingFor }[],
  reads: AreaReads,
  person: Person,
): Promise<Required<WaitingPage>> {
  const nothing: WaitingPage = { items: [] };
  const pages = await Promise.all(areas.map(async ({ waiting }) => waiting?.(reads, person) ?? nothing));
  return { items: pages.flatMap(({ items }) => items), isCut: pages.some(({ isCut }) => isCut === true) };
}
