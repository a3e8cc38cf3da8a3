import { Outlet } from '@muster/policy';
import type { OutgoingResponse } from '../../../../platform/outgoing/outgoing.ts';
import { shorten } from '../../../../kernel/shorten.ts';
import type { Channel } from '../../domain/channel.ts';
import { readStatus } from '../read-answer.ts';
import type { ChannelMessage } from '../channel-message.ts';
import type { Built, Means, Provider } from '../provider.ts';

/** A text message to a personal phone, through the operator's provider. */
export const smsProvider: Provider = phoneProvider('sms', 'text messages to a phone', (message, { statusUrl }) => ({
  resource: 'Messages',
  form: {
    Body: textMessage(message),
    ...(statusUrl === undefined ? {} : { StatusCallback: statusUrl }),
  },
}));

/** Truncates before the link, which is needed to answer. */
const textMessage = ({ subject, text, link }: ChannelMessage): string =>
  link === undefined
    ? shorten(`${subject}\n${text}`.trim(), LONGEST_SMS)
    : `${shorten(subject, LONGEST_SMS - link.length - 1)}\n${link}`.trim();

/** A voice call to a personal phone that reads the page out; pressing a key acknowledges. */
export const voiceProvider: Provider = phoneProvider(
  'voice',
  'calls to a phone',
  (message, { statusUrl, answerUrl }) => ({
    resource: 'Calls',
    form: {
      Twiml: spokenPage(message, answerUrl),
      ...(statusUrl === undefined ? {} : { StatusCallback: statusUrl, StatusCallbackMethod: 'POST' }),
    },
  }),
);

/** Twilio's limit is 1,600 characters; no page needs that many. */
const LONGEST_SMS = 1200;

const dialled = new Outlet('the number that is dialled', 'CONFIDENTIAL');

type Callbacks = { readonly statusUrl?: string; readonly answerUrl?: string };
type Call = { readonly resource: 'Messages' | 'Calls'; readonly form: Readonly<Record<string, string>> };

function phoneProvider(
  kind: 'sms' | 'voice',
  noun: string,
  callOf: (message: ChannelMessage, callbacks: Callbacks) => Call,
): Provider {
  return {
    kind,
    noun,
    audiences: ['person'],
    mayCarryInternal: false,
    isAddressSecret: false,
    takes: () => true,
    async build(channel: Channel, message: ChannelMessage, { telephony, numberOf, publicUrl }: Means): Promise<Built> {
      if (telephony === undefined) return { missing: 'telephony-not-configured' };
      const [number, token] = [await numberOf(channel), await telephony.token()];
      if (number === undefined) return { missing: 'number-not-found' };
      if (token === undefined) return { missing: 'secret-not-found' };
      const about = message.call === undefined ? undefined : `${message.call.page}/${channel.id}`;
      const hook = `${publicUrl()}/v1/hooks/telephony`;
      const { resource, form } = callOf(
        message,
        about === undefined ? {} : { statusUrl: `${hook}/status/${about}`, answerUrl: `${hook}/answer/${about}` },
      );
      const basic = Buffer.from(`${telephony.account}:${token.reveal()}`).toString('base64');
      return {
        request: {
          method: 'POST',
          url: `${telephony.url}/2010-04-01/Accounts/${telephony.account}/${resource}.json`,
          headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
          body: new URLSearchParams({ To: dialled.take(number), From: telephony.from, ...form }).toString(),
        },
      };
    },
    read: (answer) => readStatus(answer, reasonIn(answer)),
  };
}

/** The provider's error code, such as 21211 for an invalid number; its text is not used. */
function reasonIn({ status, body }: OutgoingResponse): string {
  try {
    const { code } = JSON.parse(Buffer.from(body).toString('utf8')) as { code?: unknown };
    return typeof code === 'number' ? `answered-${status}-${code}` : `answered-${status}`;
  } catch {
    return `answered-${status}`;
  }
}

/** The key that acknowledges. Not 1, which a voicemail greeting or a cheek can press. */
export const ACKNOWLEDGES = '4';

function spokenPage({ call, text, subject }: ChannelMessage, answerUrl: string | undefined): string {
  const say = (words: string): string => `<Say>${escaped(words)}</Say>`;
  if (call === undefined || answerUrl === undefined) return twiml(say(`${spelt(subject)}. ${text}`));
  const words = say(`${call.spoken} Press ${ACKNOWLEDGES} to acknowledge.`);
  return twiml(
    `<Gather numDigits="1" timeout="10" action="${escaped(answerUrl)}" method="POST">${words}${words}</Gather>` +
      say('No key was pressed. Muster will call again.'),
  );
}

/** Separates a code's digits: a voice would read it as one large number. */
const spelt = (words: string): string => words.replaceAll(/\d(?=\d)/g, '$& ');

/** What a voice says at the end of a call. */
export const spokenAnswer = (words: string): string => twiml(`<Say>${escaped(words)}</Say>`);

const twiml = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?><Response>${inner}</Response>`;

const escaped = (text: string): string => text.replaceAll(/["&'<>]/g, (character) => `&#${character.charCodeAt(0)};`);
