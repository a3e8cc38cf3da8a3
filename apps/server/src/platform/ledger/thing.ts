import type { RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Policies } from '../access/policies.ts';
import type { Db } from '../database/db.ts';

/**
 * Something with a history: every entry belongs to one. Ids are opaque; names are kept in content or in the identity
 * map.
 */
export type ThingRef = { readonly kind: string; readonly id: string };

/** A kind of thing, as declared by its area. */
export type Kind<Name extends string = string> = {
  readonly name: Name;
  /** `log`: for LOG_RETENTION_DAYS. `records`: as long as the policy keeps incidents and evidence, if longer. */
  readonly keptFor: 'log' | 'records';
  /**
   * Whose data key encrypts the content of its entries. `own`: the thing's, so that its history outlives its author.
   * `person`: the thing is a person, whose erasure takes what was said about them.
   */
  readonly contentKey: 'own' | 'person';
  /**
   * INTERNAL content is shown with the entry; CONFIDENTIAL content only to its person, and to auditors on the record
   * (R34).
   */
  readonly content: 'INTERNAL' | 'CONFIDENTIAL';
};

export const defineKind = <Name extends string>(kind: Kind<Name>): Kind<Name> => kind;

/** Which things of a kind somebody may see: a condition on the id, for a query's `where`. */
export type ReadScope = 'all' | 'none' | ((id: RawBuilder<string>) => RawBuilder<boolean>);

export type ScopeReads = { readonly db: Db; readonly clock: Clock; readonly policies: () => Policies };

/** A kind as registered by its area: including who may see one, which takes queries to decide. */
export type RegisteredKind = {
  readonly kind: Kind;
  readonly visibleTo: (reads: ScopeReads, actor: Actor) => Promise<ReadScope>;
  /** The names by which people and pages refer to them, if not their ids: an incident's code. */
  readonly namesOf?: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

export const everybody = async (): Promise<ReadScope> => 'all';
/** Only those who may read the whole ledger, and whoever acted. */
export const auditorsOnly = async (): Promise<ReadScope> => 'none';

/** What somebody was refused, read, or had removed from their input: the history of their access, by `actorSub`. */
export const accessKind = defineKind({ name: 'access', keptFor: 'log', contentKey: 'own', content: 'CONFIDENTIAL' });

/** The database's rows, for entries about nothing else. */
export const rowsKind = defineKind({ name: 'rows', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });
