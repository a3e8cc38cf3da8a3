import type { Scrubber } from '@muster/scrubber';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { judgeReference, type AllowedReferences } from '../../../platform/keys/judge-reference.ts';
import { isSecretReference } from '../../../platform/keys/resolve-secret.ts';
import type { AllowList } from '../../../platform/outgoing/allow-list.ts';
import { authorise, judge } from '../../identity/public.ts';
import { fitAddress } from '../channels/fit-address.ts';
import type { Sender } from '../channels/sender.ts';
import type { Audience, ChannelId } from '../domain/channel.ts';
import { unfitAddress } from '../domain/unfit-address.ts';
import { channelAdded } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';
import { insertChannel } from '../store/channels.ts';
import { ChannelInput } from './channel-input.ts';

export type AddChannelParts = {
  readonly references: AllowedReferences;
  readonly sender: Pick<Sender, 'refusalOf'>;
  readonly allow: AllowList;
  readonly host: { readonly scrubber: Scrubber };
};

/**
 * A webhook that pages go to. That INTERNAL text may go there takes the approval of whoever decides about data (R30).
 * What its references may point to is the operator's to say, and so is which private addresses may be called.
 */
export const addChannel = ({ references, sender, allow, host }: AddChannelParts) =>
  defineCommand({
    name: 'channel.add',
    input: ChannelInput,
    resource: () => ({ kind: 'channel', id: 'new' }),
    async prepare({ db, actor, policies }, { url, audience }) {
      const permission = permissionFor(audience);
      const verdicts = await judge({ db, policies }, actor, [permission], EVERYBODYS);
      // Nobody else learns what may be called, or what a name or a reference leads to; `decide` refuses them on the record.
      if (verdicts?.get(permission.name)?.allowed !== true) return ok(undefined);
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
    async decide(ctx, input) {
      const allowed = await authorise(ctx, permissionFor(input.audience), EVERYBODYS);
      if (!allowed.ok) return allowed;
      const isInternalApproved = input.approvedForInternal ?? false;
      if (isInternalApproved) {
        const approved = await authorise(ctx, notificationPermissions.approve, EVERYBODYS);
        if (!approved.ok) return approved;
      }
      if (input.secretRef !== undefined && !isSecretReference(input.secretRef)) return err(NO_REFERENCE);
      const strange = strangeReference(input, references);
      if (strange !== undefined) return err(strange);

      const id = ctx.ids.opaque() as ChannelId;
      // A person's own is theirs by their own hand, and nobody else's to give (R30).
      const owner = input.audience === 'person' && ctx.actor.kind === 'person' ? ctx.actor.id : undefined;
      const audience = owner === undefined ? 'room' : 'person';
      const entry = ctx.record(channelAdded, {
        resource: { kind: 'channel', id },
        clause: '6.2',
        data: {
          channel: id,
          kind: input.kind,
          audience,
          ...(owner === undefined ? {} : { owner }),
          internal: isInternalApproved,
          secret: input.secretRef === undefined ? 'own' : input.secretRef.slice(0, input.secretRef.indexOf(':')),
        },
      });
      await insertChannel(ctx.tx, {
        id,
        name: input.name,
        url: input.url,
        secretRef: input.secretRef,
        audience,
        owner,
        isInternalApproved,
        addedAt: ctx.now,
        entry,
      });
      return ok({ id });
    },
  });

const permissionFor = (audience: Audience | undefined) =>
  audience === 'person' ? notificationPermissions.own : notificationPermissions.configure;

const EVERYBODYS = { visibility: 'organisation' } as const;

/** It might be a secret typed into the wrong field, so it is not repeated. */
const NO_REFERENCE: AppError = {
  kind: 'invalid',
  code: 'notifications/not-a-reference',
  public: 'Muster does not store secrets; it stores where they are.',
  clause: '6.4',
  fields: [
    {
      path: '/secretRef',
      problem: 'is not a reference',
      remedy: 'write env:MUSTER_SECRET_NAME, file:/path or vault:mount/path#field, or leave it out',
    },
  ],
};

/** A member who could name any variable or file could have the server read it, and send it to an address of theirs. */
function strangeReference(
  input: { readonly url: string; readonly secretRef?: string },
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
    public: 'This reference leads to something that is not set apart for channels.',
    clause: '6.4',
    fields,
  };
}
