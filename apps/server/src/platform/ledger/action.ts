import type { ActivityId } from '@muster/policy';
import type { Static, TObject, TSchema } from 'typebox';
import type { ClauseId, EntryId } from '../../kernel/ids.ts';
import type { Kind, ThingRef } from './thing.ts';

/** What was acted on (GOV 7.2): the thing itself, or something within it, as a page within its incident. */
export type ResourceRef = ThingRef;

/** Whose data key encrypts an entry's content, and so whose erasure destroys it. */
export type ContentSubject = ThingRef;

/** A principal's name, by the opaque id in an envelope. */
export type NameOf = (principal: string) => string;

/** A role's title in the policy, by its id. */
export type TitleOf = (role: string) => string;

/** Names for the ids in an envelope, as far as the reader may see them. */
export type EntryNames = { readonly nameOf?: NameOf | undefined; readonly titleOf?: TitleOf | undefined };

/**
 * A kind of entry: its name, version and shapes. `data` goes into the envelope and may only hold opaque ids, codes,
 * numbers and booleans. `content` (free text, names, reasons) is encrypted, erasable, and committed to by a salted
 * hash. The owning area exports it, with one fixture per version kept for ever.
 */
export type LedgerAction<D extends TObject = TObject, C extends TSchema = TSchema> = {
  readonly name: `${string}.${string}`;
  readonly version: number;
  /**
   * The kind of thing whose history it belongs to: determines who may see it, whose key encrypts its content, and how
   * long it is kept.
   */
  readonly kind: Kind;
  /** The kind of other things that such an entry may change. */
  readonly touches?: Kind;
  readonly data: D;
  readonly content?: C;
  /**
   * The matrix activity that such an entry carries out (GOV 2.10): once it is recorded, those to be consulted are asked
   * and those to be informed are notified. `when` selects entries, if not all are.
   */
  readonly act?: { readonly of: ActivityId; readonly when?: (data: Static<D>) => boolean };
  /** It records that the clause it names was not met: control tests count it as an exception (GOV 7.12). */
  readonly breaks?: true;
  /**
   * One line for timelines and lists. Content is absent if the reader may not see it or it was erased; `nameOf` is
   * given if this reader may see names, and `titleOf` if a policy is available.
   */
  readonly summarise: (
    entry: { readonly data: Static<D>; readonly content?: Static<C> | undefined } & EntryNames,
  ) => string;
  /**
   * The timestamps in the line, verbatim (`2026-11-02T09:05:00Z`), so that a screen can show them in its reader's time
   * zone. Listed explicitly, because a timestamp in text that somebody wrote stays as written.
   */
  readonly instants?: (entry: { readonly data: Static<D> }) => readonly string[];
  /** Converts an older version's data to this one. Required once `version` is above 1. */
  readonly upcast?: (data: unknown, fromVersion: number) => Static<D>;
};

export type EntryDraft<A extends LedgerAction> =
  A extends LedgerAction<infer D, infer C>
    ? {
        /** Its id, if rows had to refer to it before it could be recorded. */
        readonly id?: EntryId;
        readonly resource: ResourceRef;
        /** The id of the thing whose history shows this entry, if it is not the resource itself. */
        readonly thing?: string;
        /**
         * Ids of other things that it changed: whoever may see one of them sees the entry, and their pages are
         * notified.
         */
        readonly touched?: readonly string[];
        readonly data: Static<D>;
        readonly content?: {
          /** The thing is created in this very transaction, so there is no key to look up. */
          readonly isNewSubject?: boolean;
          readonly fields: Static<C>;
        };
        readonly clause?: ClauseId;
        readonly decision?: { readonly allowed: boolean; readonly code?: string };
        /** The policy version that judged this, if not the one in force. */
        readonly policyVersion?: string;
      }
    : never;

export const defineAction = <D extends TObject, C extends TSchema>(action: LedgerAction<D, C>): LedgerAction<D, C> =>
  action;
