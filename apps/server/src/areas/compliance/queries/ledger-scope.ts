import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { readScopesOf, type LedgerReadScope } from '../../../platform/ledger/read-scope.ts';
import { judge } from '../../identity/public.ts';
import { auditPermissions, THE_LEDGER } from '../permissions.ts';
import type { AuditReads } from './audit-reads.ts';

/**
 * How much of the ledger somebody may read. The compliance contact and Platform Governance read all of it (GOV 7.5);
 * other members read entries about things they may see, and entries of their own actions.
 */
export async function ledgerScopeOf(
  reads: Pick<AuditReads, 'db' | 'clock' | 'policies' | 'kinds'>,
  actor: Actor,
): Promise<Result<LedgerReadScope, AppError>> {
  if (actor.kind === 'system') return ok({ kind: 'all' });
  const verdicts = await judge(
    { db: reads.db, policies: reads.policies() },
    actor,
    [auditPermissions.readAll],
    THE_LEDGER,
  );
  if (verdicts === undefined || actor.kind === 'anonymous') return err(membersOnly);
  return ok(
    verdicts.get(auditPermissions.readAll.name)?.allowed === true
      ? { kind: 'all' }
      : { kind: 'part', self: actor.id, kinds: await readScopesOf(reads.kinds(), reads, actor) },
  );
}

const membersOnly: AppError = {
  kind: 'unauthenticated',
  code: 'ledger/members-only',
  public: 'Only members can read the ledger.',
  remedy: 'Sign in as a member.',
  clause: '6.2',
};
