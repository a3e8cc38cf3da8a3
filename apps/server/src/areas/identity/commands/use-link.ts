import type { AppError } from '../../../kernel/app-error.ts';
import type { EntryId, PrincipalId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { memberJoined } from '../ledger-actions.ts';
import { useInvitation } from '../store/invitations.ts';
import { dropPassword } from '../store/passwords.ts';
import { lockPrincipal, setPrincipalState } from '../store/principals.ts';
import { closeSessionsOf } from '../store/sessions.ts';

type Joined = { readonly id: PrincipalId; readonly entry: EntryId };

/**
 * Uses up a one-time link: its person becomes a member, without a password and with all sessions ended. The calling
 * command sets up how they sign in next time.
 */
export async function useLink(ctx: CommandContext, linkHash: string): Promise<Result<Joined, AppError>> {
  const id = await useInvitation(ctx.tx, Buffer.from(linkHash, 'hex'), ctx.now);
  if (id === undefined || ctx.actor.kind !== 'person') return err(linkOver);
  if (ctx.actor.id !== id) return err(anothersLink);
  const member = await lockPrincipal(ctx.tx, id);
  if (member === undefined || member.state === 'suspended' || member.state === 'erased') return err(linkOver);
  const entry = ctx.record(memberJoined, {
    resource: { kind: 'principal', id },
    clause: '1.1',
    data: { principal: id, how: 'invitation' },
  });
  await setPrincipalState(ctx.tx, id, 'active', entry);
  await dropPassword(ctx.tx, id);
  await closeSessionsOf(ctx.tx, id, ctx.now, entry);
  return ok({ id, entry });
}

const anothersLink: AppError = {
  kind: 'forbidden',
  code: 'identity/anothers-link',
  public: 'This invitation is for a different account from the one you are signed in with.',
  remedy: 'If it is for somebody else, let them open it. If it is for another account of yours, sign out first.',
  clause: '1.1',
};

/** The same error for a link that is used, replaced, expired or unknown. */
export const linkOver: AppError = {
  kind: 'not_found',
  code: 'identity/invitation-over',
  public: 'This invitation is invalid, expired or already used.',
  remedy: 'Ask a member of Platform Governance for a new one.',
};
