import type { StaticDecode } from 'typebox';
import type { ClauseId } from './vocabulary.ts';
import type { SectionName, sections } from './sections.ts';

/** Read-only to the bottom; the loader freezes the value as well. */
export type Frozen<T> = T extends number
  ? T
  : T extends (infer Item)[]
    ? readonly Frozen<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T;

/** A clause of the registry: what must hold, and is shown by a test, by code and by evidence. */
export type Clause = { id: ClauseId; kind: string; requirement: string };

type Sections = { [Name in SectionName]: StaticDecode<(typeof sections)[Name]> };

/**
 * One released version of the policy, whole: what every decision is judged by. `hash` is the digest of everything
 * else in it, in canonical form, so that two servers that agree on the hash agree on every value.
 */
export type PolicySnapshot = Frozen<
  Sections & { id: string; version: string; revision: number; hash: string; clauses: Clause[]; text: string }
>;

export type SeverityPolicy = PolicySnapshot['severities']['SEV-1'];
export type Escalation = SeverityPolicy['escalations'][number];
export type Interpretation = PolicySnapshot['interpretations'][string];
export type Slo = PolicySnapshot['slos'][string];
export type SprintCalendar = PolicySnapshot['sprints'];
export type FactQuestion = PolicySnapshot['triage']['facts'][string];
