import type { Permission } from '@muster/policy';
import type { Actor } from '../../../kernel/actor.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import { authorise } from '../../identity/public.ts';

/**
 * For whatever covers the whole ledger: even its counts would reveal restricted things, so it is for those who may read
 * all of it.
 */
export async function authoriseReading(use: UseService, actor: Actor, permission: Permission): Promise<void> {
  const { db, policies } = use(readerService)();
  orFail(await authorise({ tx: db, policies, actor }, permission, ORGANISATION));
}
