import { readStatus } from '../read-answer.ts';
import { shorten } from '../../../../kernel/shorten.ts';
import type { Provider } from '../provider.ts';
import { followAddress } from './follow-address.ts';

/**
 * A channel of Microsoft Teams, by the URL of a workflow ("when a Teams webhook request is received"). Its `sig` is the only
 * right there is, so the whole URL is a secret. A 2xx says that the flow was started and nothing more.
 */
export const teamsProvider: Provider = {
  kind: 'teams',
  noun: 'a Microsoft Teams channel',
  audiences: ['room'],
  mayCarryInternal: true,
  isAddressSecret: true,
  takes: () => true,
  async build(channel, message, { follow }) {
    const url = await followAddress(channel, follow);
    if (url === undefined) return { missing: 'secret-not-found' };
    const body = JSON.stringify({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              { type: 'TextBlock', size: 'Medium', weight: 'Bolder', wrap: true, text: plain(message.subject) },
              ...paragraphs(message).map((text) => ({ type: 'TextBlock', wrap: true, text: plain(text) })),
            ],
            ...(message.link === undefined
              ? {}
              : { actions: [{ type: 'Action.OpenUrl', title: 'Open in Muster', url: message.link }] }),
          },
        },
      ],
    });
    return { request: { method: 'POST', url, headers: { 'content-type': 'application/json' }, body } };
  },
  read: (answer) => readStatus(answer),
};

/** Teams takes 28 KB for all of it; what does not fit is in Muster. */
const MOST_CHARACTERS = 6000;

/** Without the headline, which stands above, and the link, which is the button. */
const paragraphs = ({ text, subject, link }: { text: string; subject: string; link?: string }): readonly string[] =>
  shorten(text, MOST_CHARACTERS)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== subject && line !== link && !line.endsWith('signed in:'));

/** A text block reads Markdown: what an alert says of itself must make no links and no headings. */
const plain = (text: string): string => text.replaceAll(/[[\]()*_#`~\\>]/g, (character) => `\\${character}`);
