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
  /** Created by `pseudonymFrom`: tokens of another form would be detected as personal data again. */
  readonly pseudonym: Pseudonym;
  /** The asset name of an infrastructure address (R29), so that responders can still tell which machine it is. */
  readonly knownAddress?: (canonicalIp: string) => string | undefined;
  /** Kinds that are removed permanently by policy, although they could get a pseudonym. RESTRICTED always is. */
  readonly remove?: readonly Kind[];
  /** Maximum nesting of a value; default 24. Beyond any limit the rest is removed, never passed through. */
  readonly maxDepth?: number;
  /** Maximum keys and elements of a value, across all levels; default 50,000. */
  readonly maxNodes?: number;
  /** Maximum UTF-16 units of one text; default 1,048,576. */
  readonly maxTextLength?: number;
  readonly detectors?: readonly Detector[];
  /** The organisation's own detectors, in addition to the built-in ones (`readDetectors`). */
  readonly custom?: readonly Detector[];
  /** CPU time for one text; without it, only length bounds the time. Unfinished text is removed. */
  readonly budget?: Budget;
};

export type Scrubbed = { readonly text: string; readonly findings: readonly Finding[] };

export type Scrubber = {
  /** A clean text is returned as the same string, without findings. */
  readonly text: (text: string) => Scrubbed;
  /**
   * For a text that arrives in chunks. The concatenated output equals what `text` makes of the whole, however it was
   * cut; it is produced line by line, because lines are the unit of scanning. Findings give positions in the whole
   * input.
   */
  readonly stream: () => { readonly push: (chunk: string) => Scrubbed; readonly end: () => Scrubbed };
  /** The same scrubber for texts in which these people may be named, such as an incident's members. */
  readonly naming: (people: readonly string[]) => Scrubber;
  /**
   * Scrubs keys and values at all levels; the input is never modified, and is itself returned if it was clean. Errors,
   * maps and sets stay what they are; other class instances become plain objects, bytes and functions are removed.
   */
  readonly value: <T>(value: T) => { readonly value: T; readonly findings: readonly Finding[] };
};

/**
 * The one engine for all input and output (GOV-001 6.4-6.6): secrets are removed, personal identifiers become
 * pseudonyms.
 */
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

/** The same few hosts and people occur again and again, and a keyed hash costs more than finding them. */
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
