import type { StaticDecode } from 'typebox';
import type { ClauseId } from './vocabulary.ts';
import type { SectionName, sections } from './sections.ts';

/** Deeply read-only; the loader also freezes the value. */
export type Frozen<T> = T extends number
  ? T
  : T extends (infer Item)[]
    ? readonly Frozen<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T;

/** A clause of the registry: a requirement, demonstrated by a test, by code and by evidence. */
export type Clause = { id: ClauseId; kind: string; requirement: string };

type Sections = { [Name in SectionName]: StaticDecode<(typeof sections)[Name]> };

/**
 * One complete released version of the policy, by which every decision is judged. `hash` is the digest of everything
 * else in it, in canonical form, so that two servers with the same hash have identical values.
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
