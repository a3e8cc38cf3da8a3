import { headline, inWords, type Disclosed } from '../domain/page-message.ts';
import type { Letter } from './sender.ts';

/** A page, as a channel gets it. The id is the page's: tries and channels share it, so receivers can drop repetitions. */
export const pageLetter = (message: Disclosed): Letter => ({
  id: `page_${message.page}`,
  purpose: 'page',
  type: 'incident.page',
  data: {
    page: message.page,
    to: message.to,
    incident: message.code,
    severity: message.severity,
    drill: message.isDrill,
    urgency: message.urgency,
    reason: message.why,
    link: message.link,
    ...(message.due === undefined ? {} : { due: { what: message.due.clock, at: message.due.at.toISOString() } }),
    ...(message.title === undefined ? {} : { title: message.title }),
  },
  subject: headline(message),
  text: inWords(message),
});

/** What a test sends: nothing about anything. */
export const testLetter = (id: string): Letter => ({
  id: `test_${id}`,
  purpose: 'channel.test',
  type: 'channel.test',
  data: {},
  subject: 'Muster can reach you here',
  text: 'This is a test of the way by which Muster would page you. There is nothing to do.\n',
});
