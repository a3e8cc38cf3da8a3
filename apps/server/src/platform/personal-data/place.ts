import { Outlet } from '@muster/policy';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Db } from '../database/db.ts';
import type { KeySubject } from '../keys/data-key-rows.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { KeyRing } from '../keys/key-ring.ts';

/** Whom personal data is about: a member, or somebody outside who is known by what they are called, such as an e-mail or a customer number. */
export type DataSubject = { readonly member: PrincipalId | undefined; readonly called: readonly string[] };

/** All of it is theirs to have (GDPR 15); who asks for it is on the record. */
export const copyForThem = new Outlet('the copy that somebody gets of what is kept of them', 'CONFIDENTIAL');

export type PersonalDataParts = { readonly dataKeys: DataKeys; readonly ring: KeyRing };

/** `waitsFor`: not yet, for something else has to end first; it is tried again. */
export type Forgotten = 'forgotten' | 'already' | { readonly waitsFor: string };

/**
 * A place where a room keeps something about people (GDPR 15, 17; R20). What it keeps is named by an opaque `ref` that
 * tells nobody who it is of, and lies under a data key of its own, so that an erasure is the end of that key.
 */
export type PersonalDataPlace = {
  readonly name: string;
  /** What is kept, for people: `name, e-mail, phone numbers`. */
  readonly holds: string;
  /** The tables that held it in clear or under a key; they are rewritten afterwards, since a deleted row stays in its file. */
  readonly tables: readonly string[];
  keyOf(ref: string): KeySubject;
  find(db: Db, parts: PersonalDataParts, subject: DataSubject): Promise<readonly string[]>;
  /** All of it, readable, for whoever it is about. */
  tell(db: Db, parts: PersonalDataParts, ref: string): Promise<unknown>;
  /** For ever, and on the record; asked again it changes nothing. `again`: after a restore, where nothing is waited for. */
  forget(ctx: CommandContext, parts: PersonalDataParts, ref: string, how: 'asked' | 'again'): Promise<Forgotten>;
  /** What an entry of a later ledger tells was forgotten here. */
  forgottenIn(entry: { readonly action: string; readonly data: Readonly<Record<string, unknown>> }): readonly string[];
};

/** Something that was erased: enough to erase it again in a database restored from before. */
export type Erased = { readonly place: string; readonly ref: string };
