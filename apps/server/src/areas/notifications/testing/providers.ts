import { createHmac } from 'node:crypto';
import { demand, startStandIn, type StandIn } from './stand-in.ts';

/** PagerDuty's Events API v2 (wire contracts 3.2 and A1). */
export const startPagerDuty = async (): Promise<StandIn> =>
  startStandIn('PagerDuty', ({ method, path, headers, body }) => {
    demand(method === 'POST' && path === '/v2/enqueue', 'events are posted to /v2/enqueue');
    demand(headers['content-type'] === 'application/json', 'it takes JSON');
    demand(Buffer.byteLength(body) <= 512 * 1024, 'an event has at most 512 KB');
    const event = JSON.parse(body) as Record<string, unknown>;
    demand(
      /^[0-9A-Za-z]{32}$/.test(String(event['routing_key'])),
      "Length of 'routing_key' is incorrect (should be 32 characters)",
    );
    const action = String(event['event_action']);
    demand(['trigger', 'acknowledge', 'resolve'].includes(action), 'event_action is trigger, acknowledge or resolve');
    const key = event['dedup_key'];
    demand(typeof key === 'string' && key.length > 0 && key.length <= 255, 'dedup_key has at most 255 characters');
    if (action === 'trigger') {
      const { summary, source, severity, timestamp } = (event['payload'] ?? {}) as Record<string, unknown>;
      demand(
        typeof summary === 'string' && summary.length > 0 && summary.length <= 1024,
        'summary has 1 to 1024 characters',
      );
      demand(typeof source === 'string' && source !== '', 'source is required');
      demand(['critical', 'error', 'warning', 'info'].includes(String(severity)), 'severity is one of four');
      demand(timestamp === undefined || !Number.isNaN(Date.parse(timestamp as string)), 'timestamp is ISO 8601');
      for (const link of (event['links'] ?? []) as { href?: unknown }[])
        demand(typeof link.href === 'string' && URL.canParse(link.href), 'each link has a href');
    }
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: key } };
  });

/** A workflow of Microsoft Teams (A6). */
export const startTeams = async (): Promise<StandIn> =>
  startStandIn('Teams', ({ method, path, headers, body }) => {
    const url = new URL(path, 'http://teams');
    demand(method === 'POST' && url.pathname.startsWith('/workflows/'), 'a workflow is posted to');
    demand(url.searchParams.get('sig') === 'signed', 'the URL is whole, with its signature');
    demand(headers['content-type'] === 'application/json', 'it takes JSON');
    demand(Buffer.byteLength(body) <= 28 * 1024, 'a card has at most 28 KB');
    const message = JSON.parse(body) as { type?: string; attachments?: { contentType?: string; content?: Card }[] };
    demand(message.type === 'message' && message.attachments?.length === 1, 'a message with one attachment');
    const [attachment] = message.attachments;
    demand(attachment?.contentType === 'application/vnd.microsoft.card.adaptive', 'the attachment is an adaptive card');
    const card = attachment.content;
    demand(card?.type === 'AdaptiveCard' && card.version === '1.4', 'a card that Teams can show');
    demand(
      Array.isArray(card.body) && card.body.every(({ type, text }) => type === 'TextBlock' && text !== ''),
      'its body is text',
    );
    for (const action of card.actions ?? [])
      demand(
        action.type === 'Action.OpenUrl' && URL.canParse(String(action.url)),
        'its buttons open a URL: others do nothing',
      );
    return { status: 202 };
  });

type Card = {
  readonly type?: string;
  readonly version?: string;
  readonly body?: readonly { readonly type?: string; readonly text?: string }[];
  readonly actions?: readonly { readonly type?: string; readonly url?: string }[];
};

export const TELEPHONY = {
  account: 'AC00000000000000000000000000000001',
  token: 'the account’s token',
  from: '+15005550006',
};

/** A provider of text messages and calls with Twilio's API of 2010-04-01. */
export const startTelephony = async (): Promise<StandIn> =>
  startStandIn('The telephone provider', ({ method, path, headers, body }) => {
    const root = `/2010-04-01/Accounts/${TELEPHONY.account}`;
    demand(
      method === 'POST' && [`${root}/Messages.json`, `${root}/Calls.json`].includes(path),
      `no such resource: ${path}`,
    );
    const basic = `Basic ${Buffer.from(`${TELEPHONY.account}:${TELEPHONY.token}`).toString('base64')}`;
    demand(headers.authorization === basic, 'account and token authenticate');
    demand(headers['content-type'] === 'application/x-www-form-urlencoded', 'it takes a form');
    const form = Object.fromEntries(new URLSearchParams(body));
    demand(/^\+[1-9]\d{6,14}$/.test(form['To'] ?? ''), 'To is a number with its country');
    demand(form['From'] === TELEPHONY.from, 'From is a number of the account');
    const callback = form['StatusCallback'];
    demand(callback === undefined || URL.canParse(callback), 'StatusCallback is a URL');
    const known = path.endsWith('/Messages.json')
      ? ['To', 'From', 'Body', 'StatusCallback']
      : ['To', 'From', 'Twiml', 'StatusCallback', 'StatusCallbackMethod'];
    for (const name of Object.keys(form)) demand(known.includes(name), `there is no parameter ${name}`);
    if (path.endsWith('/Messages.json')) {
      const text = form['Body'] ?? '';
      demand(text.length > 0 && text.length <= 1600, 'Body has 1 to 1600 characters');
    } else {
      const twiml = form['Twiml'] ?? '';
      demand(twiml.length > 0 && twiml.length <= 4000, 'Twiml has at most 4000 characters');
      demand(/^<\?xml [^>]*\?><Response>.*<\/Response>$/s.test(twiml), 'Twiml is a Response');
    }
    return { status: 201, body: { sid: `SM${'0'.repeat(32)}`, status: 'queued' } };
  });

/** The provider's signature of a callback to Muster. */
export function signedByProvider(url: string, form: Readonly<Record<string, string>>): string {
  const signed = Object.entries(form)
    .toSorted(([first], [second]) => (first < second ? -1 : 1))
    .reduce((text, [name, value]) => text + name + value, url);
  return createHmac('sha1', TELEPHONY.token).update(signed).digest('base64');
}
