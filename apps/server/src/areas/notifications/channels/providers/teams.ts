import { readStatus } from '../read-answer.ts';
import { shorten } from '../../../../kernel/shorten.ts';
import type { Provider } from '../provider.ts';
import { followAddress } from './follow-address.ts';

/**
 * A Microsoft Teams channel, by the URL of a workflow ("when a Teams webhook request is received"). Its `sig` parameter
 * is the only credential, so the whole URL is a secret. A 2xx only means that the flow was started.
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

/** Teams limits the whole message to 28 KB; the full text is in Muster. */
const MOST_CHARACTERS = 6000;

/** Without the subject, which is the headline, and the link, which is the button. */
const paragraphs = ({ text, subject, link }: { text: string; subject: string; link?: string }): readonly string[] =>
  shorten(text, MOST_CHARACTERS)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== subject && line !== link && !line.endsWith('signed in:'));

/** A text block renders Markdown: text from alerts must not create links or headings. */
const plain = (text: string): string => text.replaceAll(/[[\]()*_#`~\\>]/g, (character) => `\\${character}`);
