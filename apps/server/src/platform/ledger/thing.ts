import type { RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Policies } from '../access/policies.ts';
import type { Db } from '../database/db.ts';

/** Something that has a history: every entry belongs to one. Ids are opaque; names live in content or the identity map. */
export type ThingRef = { readonly kind: string; readonly id: string };

/** A kind of thing, as its area declares it. */
export type Kind<Name extends string = string> = {
  readonly name: Name;
  /** `log`: as long as LOG_RETENTION_DAYS says. `records`: as long as the policy keeps incidents and evidence, if that is longer. */
  readonly keptFor: 'log' | 'records';
  /**
   * Under whose data key the content of its entries lies. `own`: the thing's, so that its history outlives whoever wrote
   * it. `person`: the thing is a person, whose erasure takes what was said about them.
   */
  readonly contentKey: 'own' | 'person';
  /** INTERNAL content is shown with the entry; CONFIDENTIAL to its person, and to auditors on the record (R34). */
  readonly content: 'INTERNAL' | 'CONFIDENTIAL';
};

export const defineKind = <Name extends string>(kind: Kind<Name>): Kind<Name> => kind;

/** Which things of a kind somebody may see: a condition on the id, for the `where` of a query. */
export type ReadScope = 'all' | 'none' | ((id: RawBuilder<string>) => RawBuilder<boolean>);

export type ScopeReads = { readonly db: Db; readonly clock: Clock; readonly policies: () => Policies };

/** A kind as its area registers it: with who may see one, which takes queries to say. */
export type RegisteredKind = {
  readonly kind: Kind;
  readonly visibleTo: (reads: ScopeReads, actor: Actor) => Promise<ReadScope>;
  /** By what name people and pages ask for each, where that is not its id: an incident's code. */
  readonly namesOf?: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

export const everybody = async (): Promise<ReadScope> => 'all';
/** Nobody but those who may read the whole ledger, and whoever did it. */
export const auditorsOnly = async (): Promise<ReadScope> => 'none';

/** What somebody was refused, read, or had taken out of their input: the history of their access, by `actorSub`. */
export const accessKind = defineKind({ name: 'access', keptFor: 'log', contentKey: 'own', content: 'CONFIDENTIAL' });

/** The rows of the database, where an entry is about nothing else. */
export const rowsKind = defineKind({ name: 'rows', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
