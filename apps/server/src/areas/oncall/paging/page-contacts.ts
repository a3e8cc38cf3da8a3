import type { PrincipalId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { contactsIn } from '../../identity/public.ts';
import type { PageRequest } from '../domain/page.ts';
import { roundsOf } from '../store/pages.ts';
import { whomAPageCalls } from '../queries/whom-a-page-calls.ts';
import { recordFallBack } from './page-on-call.ts';
import { requestPages } from './request-pages.ts';

/**
 * Pages the people behind these contact roles (GOV 3.1.5, 3.2.5, 3.3.5, 8.1). For a vacant role the on-call list is
 * paged instead, and the entry says so (R32). @returns the people paged
 */
export async function pageContacts(
  ctx: CommandContext,
  roles: readonly string[],
  request: PageRequest,
): Promise<readonly PrincipalId[]> {
  const [contacts, rounds] = await settleAll([
    contactsIn(ctx.tx, roles),
    readAlone(ctx.tx, roundsOf([request.incident])),
  ]);
  const unfilled = roles.filter((role) => !contacts.has(role));
  const next = unfilled.length === 0 ? { to: [] } : await whomAPageCalls(ctx.tx, ctx.policies.current, ctx.now);
  for (const role of unfilled) recordFallBack(ctx, request, role, next.instead ?? 'on-call');
  const to = [...new Set([...contacts.values(), ...next.to])];
  const as = new Map([...contacts].map(([role, person]) => [person, role]));
  await requestPages(ctx, [{ request, to, as }], rounds);
  return to;
}
