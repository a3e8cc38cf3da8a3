import type { ActivityId } from '@muster/policy';
import type { Static, TObject, TSchema } from 'typebox';
import type { ClauseId, EntryId } from '../../kernel/ids.ts';
import type { Kind, ThingRef } from './thing.ts';

/** What was acted on (GOV 7.2): the thing itself, or something within it, as a page within its incident. */
export type ResourceRef = ThingRef;

/** Whose key encrypts an entry's content, and so whose erasure destroys it. */
export type ContentSubject = ThingRef;

/** What somebody is called, by the opaque id that an envelope holds. */
export type NameOf = (principal: string) => string;

/** What a role is called in the policy, by its id. */
export type TitleOf = (role: string) => string;

/** What the codes of an envelope are called, as far as a reader may see it. */
export type EntryNames = { readonly nameOf?: NameOf | undefined; readonly titleOf?: TitleOf | undefined };

/**
 * A kind of entry: its name, version and shapes. `data` goes into the envelope and may hold opaque ids, codes, numbers
 * and booleans only. `content` (free text, names, reasons) is encrypted, erasable, and committed to by a salted hash.
 * The owning area exports it, with one fixture per version kept for ever.
 */
export type LedgerAction<D extends TObject = TObject, C extends TSchema = TSchema> = {
  readonly name: `${string}.${string}`;
  readonly version: number;
  /** The kind of thing whose history it belongs to: that says who may see it, under whose key its content lies, how long it is kept. */
  readonly kind: Kind;
  /** What else such an entry may change, all of one kind. */
  readonly touches?: Kind;
  readonly data: D;
  readonly content?: C;
  /**
   * The activity of the policy's matrix that such an entry is an act of (GOV 2.10): whoever is consulted or informed about it
   * is asked and told once it is on the record. `when` says which entries are, where not all of them.
   */
  readonly act?: { readonly of: ActivityId; readonly when?: (data: Static<D>) => boolean };
  /** It says of the clause that it names that it was not kept: whoever judges a control counts it as an exception (GOV 7.12). */
  readonly breaks?: true;
  /**
   * One line for timelines and lists. Content is absent where the reader may not see it, or where it was erased; `nameOf`
   * is given where people are named to this reader, and `titleOf` where a policy is at hand.
   */
  readonly summarise: (
    entry: { readonly data: Static<D>; readonly content?: Static<C> | undefined } & EntryNames,
  ) => string;
  /**
   * The moments that the line names, as they stand in it (`2026-11-02T09:05:00Z`), so that a screen can show them by its
   * reader's clock. Given, because a moment in words that somebody wrote stays as they wrote it.
   */
  readonly instants?: (entry: { readonly data: Static<D> }) => readonly string[];
  /** Lifts the data of an older version to this one. Required once `version` is above 1. */
  readonly upcast?: (data: unknown, fromVersion: number) => Static<D>;
};

export type EntryDraft<A extends LedgerAction> =
  A extends LedgerAction<infer D, infer C>
    ? {
        /** Its id, where rows had to name it before it could be recorded. */
        readonly id?: EntryId;
        readonly resource: ResourceRef;
        /** The id of the thing whose history shows this entry; given where it is not the resource itself. */
        readonly thing?: string;
        /** Ids of other things that it changed: whoever may see one of them sees the entry, and their pages are told. */
        readonly touched?: readonly string[];
        readonly data: Static<D>;
        readonly content?: {
          /** The thing comes into being in this very transaction, so nobody has to look for its key. */
          readonly isNewSubject?: boolean;
          readonly fields: Static<C>;
        };
        readonly clause?: ClauseId;
        readonly decision?: { readonly allowed: boolean; readonly code?: string };
        /** The policy version that judged this, where it is not the one in force. */
        readonly policyVersion?: string;
      }
    : never;

export const defineAction = <D extends TObject, C extends TSchema>(action: LedgerAction<D, C>): LedgerAction<D, C> =>
  action;
