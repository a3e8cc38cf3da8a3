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
};

export type ScrubbedText = { readonly text: string; readonly edits: readonly Edit[] };

/**
 * Scrubs until a round finds nothing: so the result, scrubbed again, is itself. Fails closed: a text that is too long,
 * that breaks a detector or that does not settle is taken out whole.
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
const nothing: readonly Edit[] = [];

function settle(text: string, label: string, rules: TextRules): ScrubbedText | undefined {
  let edits = nothing;
  let current = text;
  const naming = { ...rules, pseudonym: onceEach(rules.pseudonym) };
  for (let round = 0; round < mostRounds; round++) {
    const found = detect(current, label, rules.detectors);
    if (found.length === 0) return { text: current, edits };
    edits = joinEdits(
      edits,
      resolveOverlaps(found).map((candidate) => editOf(candidate, naming)),
    );
    current = applyEdits(text, edits);
  }
  return undefined;
}

/** A subject that stands in a text a thousand times is hashed once: a keyed hash costs more than finding it. */
function onceEach(pseudonym: Pseudonym): Pseudonym {
  const tokens = new Map<string, string>();
  return (kind, canonical) => {
    const subject = `${kind} ${canonical}`;
    const token = tokens.get(subject) ?? pseudonym(kind, canonical);
    tokens.set(subject, token);
    return token;
  };
}

function detect(text: string, label: string, detectors: readonly Detector[]): Candidate[] {
  const found: Candidate[] = [];
  for (const view of viewsOf(text, label)) {
    for (const detector of detectors) {
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
