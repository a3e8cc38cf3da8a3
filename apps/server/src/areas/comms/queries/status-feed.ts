import { Feed } from 'feed';
import type { UseService } from '../../../kernel/services.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { commsReader } from '../room.ts';
import { listUpdates } from '../store/updates.ts';

/** As many as a reader that looks once a day may have missed. */
const NEWEST = 50;

/** What was published, as an Atom feed (RFC 4287): the words that are PUBLIC, and nothing besides. */
export async function statusFeed(use: UseService): Promise<string> {
  const { db, now } = commsReader(use);
  const status = new URL('/status', use(publicUrlService)()).href;
  const updates = await listUpdates(db, { code: undefined, after: undefined, limit: NEWEST });
  const feed = new Feed({
    title: 'Status',
    id: status,
    link: status,
    feedLinks: { atom: new URL('/v1/status/feed.atom', status).href },
    updated: updates[0]?.publishedAt ?? now,
    copyright: '',
    generator: false,
    author: { name: 'Muster' },
  });
  for (const { id, code, state, impact, services, body, publishedAt } of updates)
    feed.addItem({
      id: `urn:uuid:${id}`,
      title: html(`${code}: ${state}, ${impact}${services.length === 0 ? '' : ` (${services.join(', ')})`}`),
      link: `${status}#${id}`,
      date: publishedAt,
      published: publishedAt,
      description: html(body),
    });
  return feed.atom1();
}

/** Words as HTML, which is what the feed says that they are: somebody's `<` stays one. Without what XML cannot hold. */
const html = (words: string): string =>
  words
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
