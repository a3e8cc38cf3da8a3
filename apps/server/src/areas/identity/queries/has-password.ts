import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/database/db.ts';
import { passwordOf } from '../store/passwords.ts';

/** Whether somebody has a password here: whoever joined by single sign-on has none. */
export const hasPassword = async (db: Db, id: PrincipalId): Promise<boolean> =>
  (await passwordOf(db, id)) !== undefined;
