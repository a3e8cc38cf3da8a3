import type { Detector } from './detector.ts';
import { detectors as allDetectors } from './detectors.ts';
import type { Edit } from './edits.ts';
import type { Finding, Kind } from './finding.ts';
import { knownPeople } from './known-people.ts';
import type { Pseudonym } from './pseudonym.ts';
import { scrubChunks, scrubText, type Budget, type ScrubbedText, type TextRules } from './scrub-text.ts';
import { scrubValue, type ValueLimits } from './scrub-value.ts';
import { isPseudonym } from './token.ts';

export type ScrubberOptions = {
  /** Made by `pseudonymFrom`: tokens of another form would be taken for personal data again. */
  readonly pseudonym: Pseudonym;
  /** The asset name of an infrastructure address (R29), so that responders still see which machine it is. */
  readonly knownAddress?: (canonicalIp: string) => string | undefined;
  /** Kinds that are taken out for good although they might get a pseudonym, by policy. What is RESTRICTED always is. */
  readonly remove?: readonly Kind[];
  /** Nesting of a value; default 24. Beyond any limit the rest is taken out, never passed through. */
  readonly maxDepth?: number;
  /** Keys and elements of a value, all levels together; default 50,000. */
  readonly maxNodes?: number;
  /** UTF-16 units of one text; default 1,048,576. */
  readonly maxTextLength?: number;
  readonly detectors?: readonly Detector[];
  /** The organisation's own detectors, beside those that every scrubber has (`readDetectors`). */
  readonly custom?: readonly Detector[];
  /** Processor time for one text; without one, only its length bounds it. What is not finished within is taken out. */
  readonly budget?: Budget;
};

export type Scrubbed = { readonly text: string; readonly findings: readonly Finding[] };

export type Scrubber = {
  /** A clean text comes back as the same string, without findings. */
  readonly text: (text: string) => Scrubbed;
  /**
   * A text that comes in chunks. What is given out, put together, is what `text` makes of the whole, however it was cut;
   * it comes line by line, for a line is what is read at a time. Findings tell the place in all that was put in.
   */
  readonly stream: () => { readonly push: (chunk: string) => Scrubbed; readonly end: () => Scrubbed };
  /** The same scrubber for texts in which these people may be named, such as the members of an incident. */
  readonly naming: (people: readonly string[]) => Scrubber;
  /**
   * Keys and values, all levels; the input is never changed, and comes back itself if it was clean. Errors stay errors,
   * maps and sets stay such; other class instances become plain objects, bytes and functions are taken out.
   */
  readonly value: <T>(value: T) => { readonly value: T; readonly findings: readonly Finding[] };
};

/** The one engine behind every door (GOV-001 6.4-6.6): secrets are removed, personal identifiers become pseudonyms. */
export function createScrubber(options: ScrubberOptions): Scrubber {
  if (!isPseudonym(options.pseudonym('user', 'probe'), 'user')) {
    throw new TypeError('createScrubber: build the option `pseudonym` with pseudonymFrom()');
  }
  const removedKinds: ReadonlySet<Kind> = new Set(options.remove);
  const rules: TextRules = {
    detectors: [...(options.detectors ?? allDetectors), ...(options.custom ?? [])],
    pseudonym: remembering(options.pseudonym),
    knownAddress: options.knownAddress ?? (() => undefined),
    isRemoved: (kind) => removedKinds.has(kind),
    maxTextLength: options.maxTextLength ?? 2 ** 20,
    budget: options.budget,
  };
  const limits = { maxDepth: options.maxDepth ?? 24, maxNodes: options.maxNodes ?? 50_000 };
  return scrubberBy(rules, limits);
}

function scrubberBy(rules: TextRules, limits: ValueLimits): Scrubber {
  return {
    text: (text) => told(scrubText(text, '', rules)),
    stream: () => {
      const chunks = scrubChunks(rules);
      return { push: (chunk) => told(chunks.push(chunk)), end: () => told(chunks.end()) };
    },
    value: (value) => scrubValue(value, rules, limits),
    naming: (people) => scrubberBy({ ...rules, detectors: [knownPeople(people), ...rules.detectors] }, limits),
  };
}

function told({ text, edits }: ScrubbedText): Scrubbed {
  return { text, findings: edits.length === 0 ? none : edits.map(ofText) };
}

const mostRemembered = 4096;

/** The same few hosts and people come again and again, and a keyed hash costs more than finding them. */
function remembering(pseudonym: Pseudonym): Pseudonym {
  const tokens = new Map<string, string>();
  return (kind, canonical) => {
    const subject = `${kind} ${canonical}`;
    const known = tokens.get(subject);
    if (known !== undefined) return known;
    const token = pseudonym(kind, canonical);
    if (tokens.size >= mostRemembered) tokens.clear();
    tokens.set(subject, token);
    return token;
  };
}

const none: readonly Finding[] = [];

function ofText(edit: Edit): Finding {
  return { ...edit, path: '' };
}
