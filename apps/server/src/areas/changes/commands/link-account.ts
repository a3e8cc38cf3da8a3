import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { authorise, isActivePerson } from '../../identity/public.ts';
import { changesService } from '../changes.ts';
import { forgeAccountKind } from '../kinds.ts';
import { forgeAccountLinked, forgeAccountUnlinked, forgeCodeMade } from '../ledger-actions.ts';
import { changePermissions } from '../permissions.ts';
import { dropLinkCode, keepLinkCode, ownerOfCode } from '../store/links.ts';

const CODE_LENGTH = 10;
const CODE_MINUTES = 15;

/**
 * A code to type into a comment at GitHub: whoever types it owns that account, and whoever was shown it here is that
 * member. Reviews by an unlinked account carry no role (GOV 5.1.2).
 */
export const makeForgeCode = verbOfAll({
  noun: 'github',
  kind: forgeAccountKind,
  name: 'link-code',
  route: '/v1/github/link-code',
  words: {
    label: 'Link my GitHub account',
    does: 'get a code to post as a comment on GitHub, so that your reviews there count with your roles',
    done: 'Post this as a comment on any pull request within 15 minutes. This is shown only once.',
    next: 'muster github status',
  },
  clauses: ['5.1.1', '5.1.2'],
  permission: changePermissions.link,
  answer: Type.Object({ type: Secret('The text to post as a comment.') }, { title: 'ForgeLinkCode' }),
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const { id: principal } = ctx.actor;
    if (ctx.use(changesService).github === undefined) return err(notConnected);
    const code = ctx.ids.code(CODE_LENGTH);
    const entry = ctx.record(forgeCodeMade, {
      resource: { kind: 'forge_account', id: principal },
      clause: '5.1.2',
      data: { principal },
    });
    const expiresAt = addMinutes(ctx.now, CODE_MINUTES);
    await keepLinkCode(ctx.tx, { principal, hash: hashOf(code), expiresAt, entry });
    return ok({ type: `/muster link ${code}` });
  },
});

/** Unlinks the caller's account: its reviews no longer count for any role. */
export const unlinkForgeAccount = verbOfAll({
  noun: 'github',
  kind: forgeAccountKind,
  name: 'unlink',
  route: '/v1/github/unlink',
  words: {
    label: 'Unlink my GitHub account',
    does: 'stop your GitHub reviews from counting with your roles',
    done: 'Your GitHub account is unlinked.',
    next: 'muster github status',
  },
  clauses: ['5.1.2'],
  permission: changePermissions.link,
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const { id: principal } = ctx.actor;
    const { handles } = ctx.use(changesService);
    const [account] = await handles.ofPeople(ctx.tx, [principal], 'github');
    if (account === undefined) return err(notLinked);
    ctx.record(forgeAccountUnlinked, {
      resource: { kind: 'forge_account', id: principal },
      clause: '5.1.2',
      data: { principal },
    });
    await handles.drop(ctx.tx, account.id);
    return ok(undefined);
  },
});

/**
 * The code was typed at GitHub: links the commenting account to the code's owner. One account per member, one member
 * per account.
 */
export const linkAccount = defineCommand({
  name: 'github.link',
  input: Type.Object(
    { code: Type.String({ maxLength: 40 }), account: Type.String({ pattern: '^[0-9]{1,20}$' }) },
    { additionalProperties: false },
  ),
  resource: () => ({ kind: 'forge_account', id: 'own' }),
  async decide(ctx, { code, account }) {
    const { handles } = ctx.use(changesService);
    const principal = await ownerOfCode(ctx.tx, hashOf(code.toUpperCase()), ctx.now);
    // GitHub's signature brings this here; the code authorises it.
    const isHeard = ctx.actor.kind === 'system' && ctx.actor.part === 'changes';
    const allowed = isHeard ? ok(undefined) : await authorise(ctx, changePermissions.link, ORGANISATION);
    if (!allowed.ok) return allowed;
    if (principal === undefined || !isHeard || !(await isActivePerson(ctx.tx, principal))) return err(noSuchCode);
    const owner = await handles.ownerOf(ctx.tx, 'github', account);
    if (owner !== undefined && owner !== principal) return err(anothers);
    ctx.record(forgeAccountLinked, {
      resource: { kind: 'forge_account', id: principal },
      clause: '5.1.2',
      data: { principal },
    });
    for (const before of await handles.ofPeople(ctx.tx, [principal], 'github')) await handles.drop(ctx.tx, before.id);
    await handles.keep(ctx.tx, { id: ctx.ids.opaque(), principal, kind: 'github', value: account });
    await dropLinkCode(ctx.tx, principal);
    return ok(undefined);
  },
});

/** The code is random enough that an unsalted hash reveals nothing. */
const hashOf = (code: string): Buffer => createHash('sha256').update(`muster/forge-link/${code}`).digest();

export const notConnected: AppError = {
  kind: 'conflict',
  code: 'changes/not-connected',
  public: 'Muster is not installed as a GitHub App in your organisation.',
  remedy: 'Ask Muster’s operator to set MUSTER_GITHUB_APP_ID and the related settings (docs/change-control.md).',
};

const notLinked: AppError = {
  kind: 'conflict',
  code: 'changes/not-linked',
  public: 'You have no linked GitHub account.',
  remedy: 'Link one: muster github link-code gives you a code to post there.',
};

const noSuchCode: AppError = {
  kind: 'not_found',
  code: 'changes/no-such-code',
  public: 'This code has expired, or was never valid.',
  remedy: 'Get a new one: muster github link-code.',
};

const anothers: AppError = {
  kind: 'conflict',
  code: 'changes/anothers-account',
  public: 'This account is already linked to another member.',
  remedy: 'They have to unlink it first.',
};
