import type { Finding, Scrubber } from '@muster/scrubber';
import type { Labels } from '../domain/notification.ts';

/** Scrubs labels, remembering those it found nothing in: the alerts of a storm differ in few of theirs. */
export interface LabelScrubber {
  scrub(labels: Labels): { readonly labels: Labels; readonly findings: readonly Finding[] };
}

/** What is remembered was clean, so the memory holds nothing that the scrubber would have taken out. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 300;

export function createLabelScrubber({ value }: Pick<Scrubber, 'value'>): LabelScrubber {
  const clean = new Map<string, Set<string>>();
  let remembered = 0;

  return {
    scrub(labels) {
      // Under `value` stands what another key of the same map means: such a map is judged as a whole.
      if (Object.hasOwn(labels, 'value')) return whole(labels);
      const news = newsIn(labels);
      if (news === undefined) return { labels, findings: [] };
      if (value(news).findings.length > 0) return whole(labels);
      remember(news);
      return { labels, findings: [] };
    },
  };

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

/** Assigning to a label named `__proto__` would set none. */
const OWN = { enumerable: true, configurable: true, writable: true };
