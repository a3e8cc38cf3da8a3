import { Feed } from 'feed';
import type { UseService } from '../../../kernel/services.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { commsReader } from '../room.ts';
import { listUpdates } from '../store/updates.ts';

/** Enough for a reader that polls once a day. */
const NEWEST = 50;

/** Published updates as an Atom feed (RFC 4287): only PUBLIC text. */
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

/** Text as HTML, which the feed declares: an author's `<` is escaped. Drops characters that XML cannot represent. */
const html = (words: string): string =>
  words
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
