import { Outlet, type Classified } from '@muster/policy';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { handlesService } from '../../identity/public.ts';
import { phoneKinds, type ChannelId } from '../domain/channel.ts';
import { channelAdded } from '../ledger-actions.ts';
import { notificationsService } from '../notifications.ts';
import { notificationPermissions } from '../permissions.ts';
import { allChannels, insertChannel } from '../store/channels.ts';
import { sendCodeTo } from './send-code.ts';

const compared = new Outlet('a number that is compared with one’s own', 'CONFIDENTIAL');

const isNumber = (known: Classified<'CONFIDENTIAL', string> | undefined, number: string): boolean =>
  known !== undefined && compared.take(known) === number;

/** Each phone must be verified, and a number may be someone else's: hence a small limit. */
const MOST_PHONES = 6;

/**
 * Adds a personal phone for calls or text messages. Until verified it receives nothing but its code. The number is
 * stored only in the identity map (R1).
 */
export const addPhone = verbOfAll({
  noun: 'channel',
  name: 'add-phone',
  route: '/v1/channels/phone',
  creates: true,
  words: {
    label: 'Add a phone',
    does: 'have your pages sent to your phone, as text messages or calls',
    done: 'A code is on its way. Enter it to verify the phone; until then, no pages go there.',
    next: 'muster channel list',
  },
  clauses: ['3.1.2', '6.3'],
  permission: notificationPermissions.own,
  fields: {
    number: Type.String({
      pattern: '^\\+[1-9]\\d{6,14}$',
      description: 'a number with its country code, such as +4930123456',
      remedy: 'Write it with + and the country code, without spaces: +4930123456.',
      ...field({ asks: 'Number', positional: true }),
    }),
    by: Choice(phoneKinds, { asks: 'By', help: 'sms for text messages, voice for calls' }),
  },
  answer: Type.Object({ id: Type.String() }, { title: 'AddedPhone' }),
  async decide(ctx, { input: { number, by } }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    const owner = ctx.actor.id;
    const { sender } = ctx.use(notificationsService);
    if (sender.telephony === undefined) return err(noTelephony);
    const phones = (await readAlone(ctx.tx, allChannels)).filter(
      (channel) => channel.owner === owner && channel.url === undefined,
    );
    if (phones.length >= MOST_PHONES) return err(tooMany);
    const handles = ctx.use(handlesService);
    const kept = await handles.byIds(
      ctx.tx,
      phones.map(({ id }) => id),
    );
    if (phones.some(({ id, kind }) => kind === by && isNumber(kept.get(id)?.value, number))) return err(alreadyThere);

    const id = ctx.ids.opaque() as ChannelId;
    const entry = ctx.record(channelAdded, {
      resource: { kind: 'channel', id },
      clause: '3.1.2',
      data: { channel: id, kind: by, audience: 'person', owner, internal: false, secret: 'none' },
    });
    await handles.keep(ctx.tx, { id, principal: owner, kind: 'phone', value: number });
    await insertChannel(ctx.tx, {
      id,
      kind: by,
      // Just enough for the owner to recognise the phone.
      name: ownWords(`${by === 'sms' ? 'Text messages' : 'Calls'} to …${number.slice(-2)}`),
      url: undefined,
      secretRef: undefined,
      audience: 'person',
      owner,
      isInternalApproved: false,
      state: 'unverified',
      addedAt: ctx.now,
      code: { sentAt: ctx.now, tries: 0 },
      entry,
    });
    sendCodeTo(ctx, id);
    return ok({ id: String(id) });
  },
});

const noTelephony: AppError = {
  kind: 'conflict',
  code: 'notifications/no-telephony',
  public: 'No phone can be reached from here: no telephone provider is set up.',
  remedy: 'Ask whoever runs Muster to set MUSTER_TELEPHONY_ACCOUNT and its related settings (docs/channels.md).',
};

const tooMany: AppError = {
  kind: 'conflict',
  code: 'notifications/too-many-phones',
  public: 'You already have as many phones as one person can have.',
  remedy: 'Remove one that you do not use.',
};

const alreadyThere: AppError = {
  kind: 'conflict',
  code: 'notifications/phone-already-there',
  public: 'You already have this phone.',
  remedy: 'muster channel list shows it.',
};
