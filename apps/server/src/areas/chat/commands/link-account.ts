import { Type } from 'typebox';
import { createHash } from 'node:crypto';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { authorise } from '../../identity/public.ts';
import { chatService } from '../chat.ts';
import { chatAccountKind } from '../kinds.ts';
import { accountLinked, accountUnlinked, linkCodeMade } from '../ledger-actions.ts';
import { chatPermissions } from '../permissions.ts';
import { dropLinkCode, keepLinkCode, ownerOfCode } from '../store/links.ts';

const CODE_LENGTH = 10;
const CODE_MINUTES = 15;

/**
 * A code to type in the chat: whoever types it owns that account, and whoever was shown it here is that member. The
 * reverse, a link from the chat to open here, would let an attacker attach their own account to a member who follows
 * it.
 */
export const makeLinkCode = verbOfAll({
  noun: 'slack',
  kind: chatAccountKind,
  name: 'link-code',
  route: '/v1/slack/link-code',
  words: {
    label: 'Link my Slack account',
    does: 'get a code to type in Slack, so that what you do there counts as you',
    done: 'Type this in Slack within 15 minutes. This is shown only once.',
    next: 'muster slack status',
  },
  clauses: ['1.1'],
  permission: chatPermissions.link,
  answer: Type.Object({ type: Secret('The text to type in Slack.') }, { title: 'LinkCode' }),
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const { id: principal } = ctx.actor;
    if (ctx.use(chatService).slack === undefined) return err(notConnected);
    const code = ctx.ids.code(CODE_LENGTH);
    const entry = ctx.record(linkCodeMade, {
      resource: { kind: 'chat_account', id: principal },
      clause: '1.1',
      data: { principal },
    });
    const expiresAt = addMinutes(ctx.now, CODE_MINUTES);
    await keepLinkCode(ctx.tx, { principal, hash: hashOf(code), expiresAt, entry });
    return ok({ type: `/muster link ${code}` });
  },
});

/** Unlinks the caller's account: what is pressed there no longer counts as theirs. */
export const unlinkAccount = verbOfAll({
  noun: 'slack',
  kind: chatAccountKind,
  name: 'unlink',
  route: '/v1/slack/unlink',
  words: {
    label: 'Unlink my Slack account',
    does: 'stop what you do in Slack from counting as you',
    done: 'Your Slack account is unlinked.',
    next: 'muster slack status',
  },
  clauses: ['1.1'],
  permission: chatPermissions.link,
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const { id: principal } = ctx.actor;
    const { handles } = ctx.use(chatService);
    const [account] = await handles.ofPeople(ctx.tx, [principal], 'slack');
    if (account === undefined) return err(notLinked);
    ctx.record(accountUnlinked, {
      resource: { kind: 'chat_account', id: principal },
      clause: '1.1',
      data: { principal },
    });
    await handles.drop(ctx.tx, account.id);
    return ok(undefined);
  },
});

/**
 * The code was typed in the chat: links the account it came from to the code's owner. One account per member, one
 * member per account.
 */
export const linkAccount = defineCommand({
  name: 'slack.link',
  input: Type.Object(
    { code: Type.String({ maxLength: 40 }), account: Type.String({ pattern: '^[A-Z0-9]{1,30}/[A-Z0-9]{1,30}$' }) },
    { additionalProperties: false },
  ),
  resource: () => ({ kind: 'chat_account', id: 'own' }),
  async decide(ctx, { code, account }) {
    const { handles } = ctx.use(chatService);
    const principal = await ownerOfCode(ctx.tx, hashOf(code.toUpperCase()), ctx.now);
    if (principal === undefined || ctx.actor.kind !== 'person' || ctx.actor.id !== principal) return err(noSuchCode);
    const allowed = await authorise(ctx, chatPermissions.link, ORGANISATION);
    if (!allowed.ok) return allowed;
    const owner = await handles.ownerOf(ctx.tx, 'slack', account);
    if (owner !== undefined && owner !== principal) return err(anothers);
    ctx.record(accountLinked, {
      resource: { kind: 'chat_account', id: principal },
      clause: '1.1',
      data: { principal },
    });
    for (const before of await handles.ofPeople(ctx.tx, [principal], 'slack')) await handles.drop(ctx.tx, before.id);
    await handles.keep(ctx.tx, { id: ctx.ids.opaque(), principal, kind: 'slack', value: account });
    await dropLinkCode(ctx.tx, principal);
    return ok(undefined);
  },
});

/** The code is random enough that an unsalted hash reveals nothing. */
export const hashOf = (code: string): Buffer => createHash('sha256').update(`muster/chat-link/${code}`).digest();

const notConnected: AppError = {
  kind: 'conflict',
  code: 'chat/not-connected',
  public: 'Muster is not connected to a Slack workspace.',
  remedy: 'Ask Muster’s operator to set MUSTER_SLACK_BOT_TOKEN and the related settings (docs/channels.md).',
};

const notLinked: AppError = {
  kind: 'conflict',
  code: 'chat/not-linked',
  public: 'You have no linked Slack account.',
  remedy: 'Link one: muster slack link-code gives you a code to type there.',
};

const noSuchCode: AppError = {
  kind: 'not_found',
  code: 'chat/no-such-code',
  public: 'This code has expired, or was never valid.',
  remedy: 'Get a new one in Muster: My notifications, Link my Slack account.',
};

const anothers: AppError = {
  kind: 'conflict',
  code: 'chat/anothers-account',
  public: 'This account is already linked to another member.',
  remedy: 'They have to unlink it first.',
};
