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
  const clean = new Set<string>();

  return {
    scrub(labels) {
      // Under `value` stands what another key of the same map means: such a map is judged as a whole.
      const isOneByOne = !Object.hasOwn(labels, 'value');
      const entries = isOneByOne ? Object.entries(labels).filter((entry) => !clean.has(nameOf(entry))) : [];
      if (isOneByOne && entries.length === 0) return { labels, findings: [] };
      const news = isOneByOne ? value(Object.fromEntries(entries)) : value(labels);
      if (news.findings.length === 0) {
        remember(entries);
        return { labels, findings: [] };
      }
      const whole = isOneByOne ? value(labels) : news;
      return { labels: whole.value, findings: whole.findings };
    },
  };

  function remember(entries: readonly [string, string][]): void {
    if (clean.size + entries.length > MOST_REMEMBERED) clean.clear();
    for (const entry of entries) if (nameOf(entry).length <= LONGEST_REMEMBERED) clean.add(nameOf(entry));
  }
}

const nameOf = ([key, text]: readonly [string, string]): string => `${key}\0${text}`;
