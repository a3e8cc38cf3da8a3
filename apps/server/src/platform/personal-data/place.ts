import { Outlet } from '@muster/policy';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Db } from '../database/db.ts';
import type { KeySubject } from '../keys/data-key-rows.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { KeyRing } from '../keys/key-ring.ts';

/**
 * Whom personal data is about: a member, or an outsider known by an identifier such as an e-mail address or a customer
 * number.
 */
export type DataSubject = { readonly member: PrincipalId | undefined; readonly called: readonly string[] };

/** People are entitled to all of it (GDPR 15); who requests it is recorded. */
export const copyForThem = new Outlet('the copy that people get of their stored data', 'CONFIDENTIAL');

export type PersonalDataParts = { readonly dataKeys: DataKeys; readonly ring: KeyRing };

/** `waitsFor`: something else has to finish first; retried later. */
export type Forgotten = 'forgotten' | 'already' | { readonly waitsFor: string };

/**
 * A place where an area keeps personal data (GDPR 15, 17; R20). The data is addressed by an opaque `ref` that does not
 * reveal whose it is, and encrypted under its own data key, so that destroying that key erases it.
 */
export type PersonalDataPlace = {
  readonly name: string;
  /** What is kept, in human-readable form: `name, e-mail, phone numbers`. */
  readonly holds: string;
  /** Tables that held it, encrypted or not; they are rewritten afterwards, because a deleted row stays in its file. */
  readonly tables: readonly string[];
  keyOf(ref: string): KeySubject;
  find(db: Db, parts: PersonalDataParts, subject: DataSubject): Promise<readonly string[]>;
  /** All of it in readable form, for the person it is about. */
  tell(db: Db, parts: PersonalDataParts, ref: string): Promise<unknown>;
  /** Erases permanently, on the record; idempotent. `again`: after a restore, where nothing is waited for. */
  forget(ctx: CommandContext, parts: PersonalDataParts, ref: string, how: 'asked' | 'again'): Promise<Forgotten>;
  /** What was erased here according to an entry of a later ledger. */
  forgottenIn(entry: { readonly action: string; readonly data: Readonly<Record<string, unknown>> }): readonly string[];
};

/** Something erased: enough to erase it again in a database restored from an earlier backup. */
export type Erased = { readonly place: string; readonly ref: string };
