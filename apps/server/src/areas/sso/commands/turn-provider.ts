import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { endSessions } from '../../identity/public.ts';
import { secretSubject } from '../known-provider.ts';
import { providerTurned } from '../ledger-actions.ts';
import { ssoPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { reportOn } from '../report-on.ts';
import { ssoService } from '../sso.ts';
import { deleteAccounts, lockAccounts, takeSessionsOf } from '../store/accounts.ts';
import { changeProvider, type KeptProvider } from '../store/providers.ts';

/**
 * Lets members sign in with it. Tested first, so that nobody finds out at three in the morning that it does not work.
 */
export const turnOn = verb(providerThing, {
  name: 'turn-on',
  words: {
    label: 'Turn on',
    does: 'let members sign in with it, after a test',
    done: 'Turned on. Members can sign in with it once their account there is linked.',
    next: 'muster identity-provider test <key>',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.arrange,
  unless: ({ state }) => (state === 'on' ? already('on') : undefined),
  prepare: reportOn,
  async decide(ctx, { thing: provider, facts: { works, says } }) {
    if (!works) return err(doesNotWork(says));
    const entry = turned(ctx, provider, 'on', 0);
    await changeProvider(ctx.tx, provider, { state: 'on' }, ctx.now, entry);
    return ok(undefined);
  },
});

/** Stops sign-in with it and ends at once the sessions started by it. Links stay. */
export const turnOff = verb(providerThing, {
  name: 'turn-off',
  words: {
    label: 'Turn off',
    does: 'stop sign-ins with it, and end every session that began with it',
    done: 'Turned off. Nobody can sign in with it, and those who did are signed out.',
    next: 'muster identity-provider list',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.arrange,
  unless: ({ state }) => (state === 'off' ? already('off') : undefined),
  async decide(ctx, { thing: provider }) {
    await close(ctx, provider, 'off');
    return ok(undefined);
  },
});

/** Removes it together with all its links. */
export const removeProvider = verb(providerThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'remove it, unlink every account there and end every session that began with it',
    done: 'Removed, and every account there is unlinked.',
    next: 'muster identity-provider list',
  },
  clauses: ['7.7'],
  permission: ssoPermissions.arrange,
  danger: true,
  async decide(ctx, { thing: provider }) {
    const accounts = await close(ctx, provider, 'removed');
    const { handles, dataKeys } = ctx.use(ssoService);
    await dataKeys.destroy(ctx.tx, secretSubject(provider.id), 'identity provider removed');
    for (const id of accounts) await handles.drop(ctx.tx, id);
    await deleteAccounts(ctx.tx, accounts);
    return ok(undefined);
  },
});

/** @returns the ids of its linked accounts */
async function close(ctx: CommandContext, provider: KeptProvider, to: 'off' | 'removed'): Promise<readonly string[]> {
  const accounts = (await lockAccounts(ctx.tx, { provider: provider.id })).map(({ id }) => id);
  const sessions = await takeSessionsOf(ctx.tx, accounts);
  const entry = turned(ctx, provider, to, sessions.length);
  await endSessions(ctx, sessions, entry);
  await changeProvider(ctx.tx, provider, { state: to }, ctx.now, entry);
  return accounts;
}

const turned = (ctx: CommandContext, { id }: KeptProvider, to: 'on' | 'off' | 'removed', endedSessions: number) =>
  ctx.record(providerTurned, {
    resource: { kind: 'identity_provider', id },
    clause: '7.7',
    data: { provider: id, to, endedSessions },
  });

const already = (state: 'on' | 'off') => ({
  allowed: false as const,
  code: 'sso/already' as const,
  reason: `It is already ${state}.`,
  obligations: [],
});

const doesNotWork = (says: string): AppError => ({
  kind: 'conflict',
  code: 'sso/does-not-work',
  public: `It was not turned on because the test failed. ${says}`,
  remedy: 'Fix the problem, then try again.',
  clause: '7.7',
});
