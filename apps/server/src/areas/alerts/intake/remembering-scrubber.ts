import type { Finding } from '@muster/scrubber';
import { LARGE_TEXT, type ServerScrubber } from '../../../platform/scrubbing/server-scrubber.ts';
import type { Labels } from '../domain/notification.ts';

/** Scrubs labels and caches clean ones: the alerts of a storm differ in few of their labels. */
export interface LabelScrubber {
  /** Synchronous, except for large labels, which a worker thread scrubs. */
  scrub(labels: Labels): ScrubbedLabels | Promise<ScrubbedLabels>;
}

type ScrubbedLabels = { readonly labels: Labels; readonly findings: readonly Finding[] };

/** Only clean labels are cached, so the cache holds nothing the scrubber would remove. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 300;

/** Scrubs on this thread, or on a worker thread if large. */
type By = Pick<ServerScrubber, 'value'> & { readonly large: ServerScrubber['beside']['value'] };

export function createLabelScrubber({ value, large: beside }: By): LabelScrubber {
  const clean = new Map<string, Set<string>>();
  let remembered = 0;

  return {
    scrub(labels) {
      if (isLarge(labels)) return large(labels);
      // What `value` means depends on the other keys of its map, so such a map is scrubbed as a whole.
      if (Object.hasOwn(labels, 'value')) return whole(labels);
      const news = newsIn(labels);
      if (news === undefined) return { labels, findings: [] };
      if (value(news).findings.length > 0) return whole(labels);
      remember(news);
      return { labels, findings: [] };
    },
  };

  async function large(labels: Labels): Promise<ScrubbedLabels> {
    const { value: scrubbed, findings } = await beside<Labels | string>(labels);
    return { labels: typeof scrubbed === 'string' ? withheld(labels, scrubbed) : scrubbed, findings };
  }

  function whole(labels: Labels) {
    const { value: scrubbed, findings } = value(labels);
    return { labels: scrubbed, findings };
  }

  function newsIn(labels: Labels): Labels | undefined {
    let news: Record<string, string> | undefined;
    for (const key of Object.keys(labels)) {
      const text = labels[key] ?? '';
      if (clean.get(key)?.has(text) !== true) Object.defineProperty((news ??= {}), key, { ...OWN, value: text });
    }
    return news;
  }

  function remember(news: Labels): void {
    for (const [key, text] of Object.entries(news)) {
      if (key.length + text.length > LONGEST_REMEMBERED) continue;
      if (remembered >= MOST_REMEMBERED) {
        clean.clear();
        remembered = 0;
      }
      const texts = clean.get(key);
      if (texts) texts.add(text);
      else clean.set(key, new Set([text]));
      remembered += 1;
    }
  }
}

/** Defined as own properties: assigning to a label named `__proto__` would set nothing. */
const OWN = { enumerable: true, configurable: true, writable: true };

function isLarge(labels: Labels): boolean {
  let length = 0;
  for (const key of Object.keys(labels)) length += key.length + (labels[key]?.length ?? 0);
  return length > LARGE_TEXT;
}

/** If scrubbing labels failed, even their names are withheld; only their number is kept. */
const withheld = (labels: Labels, by: string): Labels => ({ withheld: `${by} ${Object.keys(labels).length}` });
