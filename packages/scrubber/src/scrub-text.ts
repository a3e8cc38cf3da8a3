import type { Detector } from './detector.ts';
import { applyEdits, joinEdits, type Edit } from './edits.ts';
import type { Subject } from './finding.ts';
import { resolveOverlaps, type Candidate } from './overlaps.ts';
import type { Pseudonym } from './pseudonym.ts';
import { removed } from './token.ts';
import { viewsOf } from './views.ts';

export type TextRules = {
  readonly detectors: readonly Detector[];
  readonly pseudonym: Pseudonym;
  readonly knownAddress: (canonicalIp: string) => string | undefined;
  readonly maxTextLength: number;
  readonly budget: Budget | undefined;
};

/** `spent` reads the thread's processor time, in milliseconds; an argument, as all time is. */
export type Budget = { readonly milliseconds: number; readonly spent: () => number };

export type ScrubbedText = { readonly text: string; readonly edits: readonly Edit[] };

/**
 * Scrubs until a round finds nothing: so the result, scrubbed again, is itself. Fails closed: a text that is too long,
 * that breaks a detector that holds more than may be named or that does not settle is taken out whole.
 * @param label the key that the text stood under, `''` if none
 */
export function scrubText(text: string, label: string, rules: TextRules): ScrubbedText {
  if (text.length > rules.maxTextLength) return unscannable(text);
  try {
    return settle(text, label, rules) ?? unscannable(text);
  } catch {
    // What a detector stumbled over may be in its error, so the error goes no further.
    return unscannable(text);
  }
}

const mostRounds = 8;
/** More is a list of people, not a text about an incident. */
const mostFinds = 10_000;
const nothing: readonly Edit[] = [];

function settle(text: string, label: string, rules: TextRules): ScrubbedText | undefined {
  let edits = nothing;
  let current = text;
  const ensureTime = text.length < neverLong ? undefined : deadlineOf(rules.budget);
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

/** Shorter texts are done before a clock is read. */
const neverLong = 4096;

/** Throws once the budget is spent. Each detector is linear, so that the time between two looks is bounded too. */
function deadlineOf(budget: Budget | undefined): (() => void) | undefined {
  if (budget === undefined) return undefined;
  const end = budget.spent() + budget.milliseconds;
  return () => {
    if (budget.spent() > end) throw new Error('a text took longer to read than it may');
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
      ensureTime?.();
      if (!detector.prefilter(view)) continue;
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
  if (subject === undefined) return { ...base, replacement: removed(detector.name) };
  const asset = subject.kind === 'ip' ? rules.knownAddress(subject.canonical) : undefined;
  if (asset !== undefined) return { ...base, replacement: asset };
  const named = nameSubject(subject, rules);
  return { ...base, replacement: named.token, subject: named };
}

/** Gives a subject its pseudonym. */
export function nameSubject(subject: Omit<Subject, 'token'>, { pseudonym }: Pick<TextRules, 'pseudonym'>): Subject {
  return { ...subject, token: pseudonym(subject.kind, subject.canonical) };
}

function unscannable(text: string): ScrubbedText {
  const replacement = removed('unscannable');
  const edit: Edit = { kind: 'unscannable', classification: 'RESTRICTED', start: 0, end: text.length, replacement };
  return { text: replacement, edits: [edit] };
}
