import type { Static, TObject, TSchema } from 'typebox';
import type { ClauseId, IncidentId, PrincipalId } from '../../kernel/ids.ts';

/** What an entry is about. Ids are opaque; names live in encrypted content or in the identity map. */
export type ResourceRef = { readonly kind: string; readonly id: string };

/** Whose key encrypts an entry's content, and so whose erasure destroys it. */
export type ContentSubject =
  | { readonly kind: 'incident'; readonly id: IncidentId }
  | { readonly kind: 'person'; readonly id: PrincipalId };

/** What somebody is called, by the opaque id that an envelope holds. */
export type NameOf = (principal: string) => string;

/**
 * A kind of entry: its name, version and shapes. `data` goes into the envelope and may hold opaque ids, codes, numbers
 * and booleans only. `content` (free text, names, reasons) is encrypted, erasable, and committed to by a salted hash.
 * The owning area exports it, with one fixture per version kept for ever.
 */
export type LedgerAction<D extends TObject = TObject, C extends TSchema = TSchema> = {
  readonly name: `${string}.${string}`;
  readonly version: number;
  readonly data: D;
  readonly content?: C;
  /**
   * One line for timelines and lists. Content is absent where the reader may not see it, or where it was erased; `nameOf`
   * is given where people are named to this reader.
   */
  readonly summarise: (entry: {
    readonly data: Static<D>;
    readonly content?: Static<C> | undefined;
    readonly nameOf?: NameOf | undefined;
  }) => string;
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
        readonly resource: ResourceRef;
        /** The incident whose timeline shows this entry. */
        readonly incident?: IncidentId;
        readonly data: Static<D>;
        readonly content?: {
          readonly of: ContentSubject;
          /** The subject comes into being in this very transaction, so nobody has to look for its key. */
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
