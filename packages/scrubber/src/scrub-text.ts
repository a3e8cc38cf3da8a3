import type { Detector } from './detector.ts';
import { applyEdits, joinEdits, type Edit } from './edits.ts';
import type { Subject } from './finding.ts';
import { resolveOverlaps, type Candidate } from './overlaps.ts';
import type { Pseudonym } from './pseudonym.ts';
import { createSplitter, type Segment } from './segments.ts';
import { removed } from './token.ts';
import { viewsOf } from './views.ts';

export type TextRules = {
  readonly detectors: readonly Detector[];
  readonly pseudonym: Pseudonym;
  readonly knownAddress: (canonicalIp: string) => string | undefined;
  /** Whether a CONFIDENTIAL kind is removed permanently, instead of getting a pseudonym. */
  readonly isRemoved: (kind: Detector['name']) => boolean;
  readonly maxTextLength: number;
  readonly budget: Budget | undefined;
};

/** `spent` returns the thread's CPU time, in milliseconds; an argument, as all time is. */
export type Budget = { readonly milliseconds: number; readonly spent: () => number };

export type ScrubbedText = { readonly text: string; readonly edits: readonly Edit[] };

/**
 * Scrubs segment by segment, repeating each until a round finds nothing: so scrubbing the result again does not change
 * it. Fails closed: a segment on which a detector throws, or that does not settle, is withheld; a text that is too
 * long, takes too long or has too many findings is withheld entirely.
 * @param label the key of the text, `''` if none
 */
export function scrubText(text: string, label: string, rules: TextRules): ScrubbedText {
  if (text.length > rules.maxTextLength) return withheld(text.length);
  try {
    const ensureTime = text.length < neverLong ? undefined : deadlineOf(rules.budget);
    if (!text.includes('\n')) return scrubSegment({ text, dropped: 0 }, label, rules, ensureTime);
    const splitter = createSplitter(text.length);
    const whole = joinScrubbed([...splitter.push(text), ...splitter.end()], 0, (segment) =>
      scrubSegment(segment, label, rules, ensureTime),
    );
    if (whole.edits.length > mostFinds) return withheld(text.length);
    return whole.edits.length === 0 ? { text, edits: nothing } : whole;
  } catch {
    return withheld(text.length);
  }
}

/**
 * The same for a text that arrives in chunks: the concatenated output equals what {@link scrubText} makes of the whole.
 */
export function scrubChunks(rules: TextRules): {
  readonly push: (chunk: string) => ScrubbedText;
  readonly end: () => ScrubbedText;
} {
  const splitter = createSplitter(rules.maxTextLength);
  let read = 0;
  const scrub = (segments: readonly Segment[]): ScrubbedText => {
    const from = read;
    for (const { text, dropped } of segments) read += text.length + dropped;
    return joinScrubbed(segments, from, (segment) => {
      try {
        return scrubSegment(segment, '', rules, segment.text.length < neverLong ? undefined : deadlineOf(rules.budget));
      } catch {
        return withheldSegment(segment);
      }
    });
  };
  return { push: (chunk) => scrub(splitter.push(chunk)), end: () => scrub(splitter.end()) };
}

function joinScrubbed(
  segments: readonly Segment[],
  from: number,
  scrub: (segment: Segment) => ScrubbedText,
): ScrubbedText {
  const edits: Edit[] = [];
  let text = '';
  let offset = from;
  for (const segment of segments) {
    const scrubbed = scrub(segment);
    text += scrubbed.text;
    for (const edit of scrubbed.edits) edits.push({ ...edit, start: edit.start + offset, end: edit.end + offset });
    offset += segment.text.length + segment.dropped;
  }
  return { text, edits };
}

const mostRounds = 8;
/** More than this is a list of people, not a text about an incident. */
const mostFinds = 10_000;
const nothing: readonly Edit[] = [];

function scrubSegment(
  segment: Segment,
  label: string,
  rules: TextRules,
  ensureTime: (() => void) | undefined,
): ScrubbedText {
  if (segment.dropped > 0) return withheldSegment(segment);
  if (segment.text === '\n' || segment.text === '\r\n') return { text: segment.text, edits: nothing };
  try {
    return settle(segment.text, label, rules, ensureTime) ?? withheldSegment(segment);
  } catch (error) {
    if (error instanceof OutOfTime) throw error;
    // The error may contain what the detector failed on, so it goes no further.
    return withheldSegment(segment);
  }
}

function settle(
  text: string,
  label: string,
  rules: TextRules,
  ensureTime: (() => void) | undefined,
): ScrubbedText | undefined {
  let edits = nothing;
  let current = text;
  for (let round = 0; round < mostRounds; round++) {
    const found = detect(current, label, rules.detectors, ensureTime);
    if (found.length === 0) return { text: current, edits };
    if (found.length > mostFinds) return undefined;
    edits = joinEdits(
      edits,
      resolveOverlaps(found).map((candidate) => editOf(candidate, rules)),
    );
    current = applyEdits(text, edits);
  }
  return undefined;
}

/** Shorter texts are done before a clock could be read. */
const neverLong = 4096;

class OutOfTime extends Error {}

/** Throws once the budget is spent. Each detector is linear, so the time between two checks is bounded, too. */
function deadlineOf(budget: Budget | undefined): (() => void) | undefined {
  if (budget === undefined) return undefined;
  const end = budget.spent() + budget.milliseconds;
  return () => {
    if (budget.spent() > end) throw new OutOfTime('a text took too long to scan');
  };
}

function detect(
  text: string,
  label: string,
  detectors: readonly Detector[],
  ensureTime: (() => void) | undefined,
): Candidate[] {
  const found: Candidate[] = [];
  for (const view of viewsOf(text, label)) {
    for (const detector of detectors) {
      if (!detector.prefilter(view)) continue;
      ensureTime?.();
      for (const match of detector.find(view)) {
        const [start, end] = view.rawSpan(match.start, match.end);
        found.push({ detector, depth: view.depth, start, end, subject: match.subject });
      }
    }
  }
  return found;
}

function editOf({ detector, start, end, subject }: Candidate, rules: TextRules): Edit {
  const base = { kind: detector.name, classification: detector.classification, start, end };
  if (subject === undefined || rules.isRemoved(detector.name)) return { ...base, replacement: removed(detector.name) };
  const asset = subject.kind === 'ip' ? rules.knownAddress(subject.canonical) : undefined;
  if (asset !== undefined) return { ...base, replacement: asset };
  const named = nameSubject(subject, rules);
  return { ...base, replacement: named.token, subject: named };
}

/** Gives a subject its pseudonym. */
export function nameSubject(subject: Omit<Subject, 'token'>, { pseudonym }: Pick<TextRules, 'pseudonym'>): Subject {
  return { ...subject, token: pseudonym(subject.kind, subject.canonical) };
}

/** The line's end is kept, so that what follows stays where it was. */
function withheldSegment({ text, dropped }: Segment): ScrubbedText {
  const lineEnd = /\r?\n$/.exec(text)?.[0] ?? '';
  const { text: replacement, edits } = withheld(text.length + dropped - lineEnd.length);
  return { text: replacement + lineEnd, edits };
}

function withheld(length: number): ScrubbedText {
  const replacement = removed('unscannable');
  const edit: Edit = { kind: 'unscannable', classification: 'RESTRICTED', start: 0, end: length, replacement };
  return { text: replacement, edits: [edit] };
}
