import { Outlet } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Tx } from '../../platform/database/db.ts';
import type { DataKeys, Sealed } from '../../platform/keys/data-keys.ts';
import type { Judged } from './domain/verdict.ts';

/** The parts of a change that name people or quote them. */
export type Detail = {
  readonly title: string;
  readonly author: string;
  readonly groups: readonly string[];
  readonly requirements: readonly Judged[];
  /** Logins of everybody ever seen pushing. */
  readonly pushers: readonly string[];
  /** By review id, the teams its approver was in when the approval was first seen. */
  readonly seenIn: Readonly<Record<string, readonly string[]>>;
};

/** A change's people and texts are read by this area, which shows them only to members. */
export const withinChanges = new Outlet('the room of changes itself', 'CONFIDENTIAL');

const placeOf = (id: string): string => `changes/change/${id}`;

export const sealDetail = async (keys: DataKeys, tx: Tx, id: string, detail: Detail): Promise<Sealed> =>
  keys.encrypt(tx, { kind: 'change', id }, Buffer.from(JSON.stringify(detail)), placeOf(id));

/** Undefined once its key has been destroyed. */
export async function openDetail(
  keys: DataKeys,
  db: Kysely<unknown>,
  { id, sealed }: { readonly id: string; readonly sealed: Sealed },
): Promise<Detail | undefined> {
  const opened = await keys.decrypt(db, sealed, placeOf(id));
  return opened.kind === 'plain'
    ? (JSON.parse(withinChanges.take(opened.plaintext).toString('utf8')) as Detail)
    : undefined;
}
