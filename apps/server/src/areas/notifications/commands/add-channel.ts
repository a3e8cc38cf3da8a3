import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsService } from '../../../platform/approvals/approvals.ts';
import { judgeReference, type AllowedReferences } from '../../../platform/secrets/judge-reference.ts';
import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';
import { Choice, field, Flag, Line, Secret } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { fitAddress } from '../channels/fit-address.ts';
import type { Provider } from '../channels/provider.ts';
import { providers } from '../channels/providers/registry.ts';
import { shownAddress } from '../channels/shown-address.ts';
import { shownSecret } from '../channels/providers/webhook-secrets.ts';
import { addressedKinds, type ChannelId } from '../domain/channel.ts';
import { unfitAddress } from '../domain/unfit-address.ts';
import { channelAdded } from '../ledger-actions.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { sharedChannel } from '../shared-channel.ts';
import { insertChannel } from '../store/channels.ts';

/**
 * Adds a channel for pages: a webhook, Microsoft Teams or PagerDuty. Its provider defines what it may carry and what it
 * needs. INTERNAL text requires approval by the role that decides about data (R30). A channel that carries other
 * people's pages is used only after another person approves it. The operator decides what references may point to, and
 * which private addresses may be called. Address and signing secret may be references (R27).
 */
export const addChannel = verbOfAll({
  noun: 'channel',
  name: 'add',
  route: '/v1/channels',
  creates: true,
  words: {
    label: 'Add a channel',
    does: 'send pages to a signed webhook (Standard Webhooks, everybody’s or your own), Microsoft Teams or PagerDuty',
    done: 'Added. Pages go there too: your own at once, everybody’s once it is approved. A webhook’s signing secret is not shown again.',
    next: 'muster channel list',
  },
  clauses: ['6.2', '6.4'],
  permission: notificationPermissions.configure,
  permissionFor: ({ mine }) => (mine === true ? notificationPermissions.own : notificationPermissions.configure),
  fields: {
    name: Line({ asks: 'Name', limit: 80 }),
    kind: Type.Optional(Choice(addressedKinds, { asks: 'Kind', help: 'webhook (the default), teams or pagerduty' })),
    url: Type.String({
      pattern: '^(https?://|env:.|file:/|vault:.)',
      maxLength: 2048,
      remedy: 'Write an address that begins with https://, or a reference to one: env:, file: or vault:.',
      ...field({
        asks: 'Address',
        help: 'https://pager.example/hook, https://events.pagerduty.com/v2/enqueue, or a reference to it (required for Teams): env:MUSTER_SECRET_PAGER_URL',
        positional: true,
      }),
    }),
    mine: Flag({
      asks: 'My pages only',
      help: 'only your own pages, with your answer link; without it, everybody’s pages go there, with a link that asks to sign in',
    }),
    secretRef: Type.Optional(
      Type.String({
        maxLength: 512,
        ...field({
          asks: 'Where its secret is kept',
          help: 'as env:MUSTER_SECRET_NAME: a webhook’s signing secret (if left out, Muster creates one and shows it once), or PagerDuty’s integration key',
        }),
      }),
    ),
    approvedForInternal: Flag({
      asks: 'It may carry INTERNAL text',
      help: 'it may carry INTERNAL text; only those who decide about data can set this',
    }),
  },
  answer: Type.Object(
    {
      id: Type.String(),
      approval: Type.Optional(
        Type.String({ format: 'uuid', description: 'The request for somebody else to approve.' }),
      ),
      secret: Type.Optional(Secret('The signing secret, which verifies messages from Muster.')),
    },
    { title: 'AddedChannel' },
  ),
  async prepare({ use }, { url, kind = 'webhook', ...asked }) {
    const unlike = unlikeProvider(providers[kind], { url, ...asked });
    if (unlike !== undefined) return err(unlike);
    const { allow, host, sender } = use(notificationsService);
    const fit = fitAddress(url, allow, host.scrubber);
    if (!fit.ok) return fit;
    const refusal = await sender.refusalOf(url);
    if (refusal === undefined) return ok(undefined);
    return err(
      unfitAddress(
        isSecretReference(url) ? { ...refusal, public: 'refers to an address that cannot be called' } : refusal,
      ),
    );
  },
  async decide(ctx, { input }): Promise<Result<AddedChannel, AppError>> {
    const { name, kind = 'webhook', url, secretRef, mine = false, approvedForInternal = false } = input;
    const { references, ring } = ctx.use(notificationsService);
    if (approvedForInternal) {
      const approved = await ctx.authorise(notificationPermissions.approve, ORGANISATION);
      if (!approved.ok) return approved;
    }
    if (secretRef !== undefined && !isSecretReference(secretRef)) return err(NO_REFERENCE);
    const strange = strangeReference({ url, secretRef }, references);
    if (strange !== undefined) return err(strange);

    const id = ctx.ids.opaque() as ChannelId;
    // A personal channel belongs to the actor; nobody can add one for somebody else (R30).
    const owner = mine && ctx.actor.kind === 'person' ? ctx.actor.id : undefined;
    const audience = owner === undefined ? 'room' : 'person';
    const entry = ctx.record(channelAdded, {
      resource: { kind: 'channel', id },
      clause: '6.2',
      data: {
        channel: id,
        kind,
        audience,
        ...(owner === undefined ? {} : { owner }),
        internal: approvedForInternal,
        secret: secretRef === undefined ? 'own' : secretRef.slice(0, secretRef.indexOf(':')),
      },
    });
    await insertChannel(ctx.tx, {
      id,
      kind,
      name,
      url,
      secretRef,
      audience,
      owner,
      isInternalApproved: approvedForInternal,
      state: owner === undefined ? 'waiting' : 'active',
      addedAt: ctx.now,
      code: undefined,
      entry,
    });
    const isSigned = kind === 'webhook' && secretRef === undefined;
    const secret = isSigned ? { secret: shownSecret(ring, { id }) } : {};
    if (owner !== undefined) return ok({ id, ...secret });
    const asked = await ctx.use(approvalsService).request(ctx, sharedChannel, {
      subject: { kind: 'channel', id },
      parameters: { internal: approvedForInternal },
      title: name,
      reason: ownWords(
        `It would carry everybody’s pages to ${shownAddress(url)}${approvedForInternal ? ', with INTERNAL text' : ''}.`,
      ),
    });
    return asked.ok ? ok({ id, approval: asked.value.approval, ...secret }) : asked;
  },
});

type AddedChannel = { readonly id: ChannelId; readonly approval?: string; readonly secret?: string };

/** What the provider requires, or does not support, as far as the input shows. */
function unlikeProvider(
  { noun, audiences, isAddressSecret, needsSecret }: Provider,
  input: { readonly url: string; readonly secretRef?: string | undefined; readonly mine?: boolean | undefined },
): AppError | undefined {
  if (input.mine === true && !audiences.includes('person'))
    return unlike(noun, {
      path: '/mine',
      problem: `cannot be set: ${noun} carries everybody’s pages`,
      remedy: 'leave it out, or add a webhook or a phone of your own',
    });
  if (isAddressSecret && !isSecretReference(input.url))
    return {
      ...unlike(noun, {
        path: '/url',
        problem: 'is itself a secret: anyone who has it can post there',
        remedy: 'Ask whoever runs Muster to store it, and give a reference to it: env:MUSTER_SECRET_NAME.',
      }),
      clause: '6.4',
    };
  if (needsSecret !== undefined && input.secretRef === undefined)
    return unlike(noun, {
      path: '/secretRef',
      problem: `is missing: ${needsSecret}`,
      remedy: 'Ask whoever runs Muster to store it, and give a reference to it: env:MUSTER_SECRET_NAME.',
    });
  return undefined;
}

const unlike = (noun: string, problem: { path: string; problem: string; remedy: string }): AppError => ({
  kind: 'invalid',
  code: 'notifications/unlike-provider',
  public: `Pages cannot be sent to ${noun} in this way.`,
  fields: [problem],
});

/** Not echoed: it may be a secret typed into the wrong field. */
const NO_REFERENCE: AppError = {
  kind: 'invalid',
  code: 'notifications/not-a-reference',
  public: 'Muster does not store secrets, only references to them.',
  clause: '6.4',
  fields: [
    {
      path: '/secretRef',
      problem: 'is not a reference',
      remedy: 'write env:MUSTER_SECRET_NAME, file:/path or vault:mount/path#field, or leave it out',
    },
  ],
};

/** Otherwise a member could make the server read any variable or file, and send it to their own address. */
function strangeReference(
  input: { readonly url: string; readonly secretRef: string | undefined },
  references: AllowedReferences,
): AppError | undefined {
  const fields = (['url', 'secretRef'] as const).flatMap((name) => {
    const given = input[name];
    const problem = given !== undefined && isSecretReference(given) ? judgeReference(given, references) : undefined;
    return problem === undefined ? [] : [{ path: `/${name}`, ...problem }];
  });
  if (fields.length === 0) return undefined;
  return {
    kind: 'refused',
    code: 'notifications/reference-not-allowed',
    public: 'This secret is not available to channels.',
    clause: '6.4',
    fields,
  };
}
