import { RE2JS } from 're2js';
import type { Detector, Match } from './detector.ts';
import type { Classification } from './finding.ts';
import { tokensIn } from './token.ts';
import type { View } from './view.ts';

/**
 * What is wrong with an organisation's own detectors, where, and how to fix it. Contains nothing of the pattern's text.
 */
export type DetectorProblem = { readonly path: string; readonly problem: string; readonly remedy: string };

export type DetectorsRead =
  | { readonly ok: true; readonly detectors: readonly Detector[] }
  | { readonly ok: false; readonly problems: readonly DetectorProblem[] };

const mostDetectors = 50;
const longestPattern = 500;
const mostLiterals = 20;
const classes: readonly Classification[] = ['CONFIDENTIAL', 'RESTRICTED'];
const fields = new Set(['name', 'pattern', 'classification', 'contains', 'ignoreCase', 'examples']);

/**
 * Detectors as data: `{ "detectors": [{ "name", "pattern", "classification", "contains"?, "ignoreCase"?, "examples" }]
 * }`. A pattern is in RE2's syntax and runs on a linear-time engine, so that no text can keep it busy (abuse case 27);
 * `contains` lists literals, one of which must occur in a text before the pattern is tried. The examples are checked:
 * the detector must find something in each `found`, and nothing in any `kept`.
 */
export function readDetectors(given: unknown): DetectorsRead {
  const list = isObject(given) ? given['detectors'] : undefined;
  if (!Array.isArray(list)) {
    return failed([
      { path: '/detectors', problem: 'is not a list', remedy: 'write {"detectors": [{"name": …, "pattern": …}]}' },
    ]);
  }
  if (list.length > mostDetectors) {
    return failed([
      { path: '/detectors', problem: `has more than ${mostDetectors} entries`, remedy: 'join patterns with |' },
    ]);
  }
  const problems: DetectorProblem[] = [];
  const detectors: Detector[] = [];
  const names = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const detector = readDetector(entry, `/detectors/${index}`, problems);
    if (detector === undefined) continue;
    if (names.has(detector.name)) {
      problems.push({
        path: `/detectors/${index}/name`,
        problem: 'is already used',
        remedy: 'give each detector its own name',
      });
    }
    names.add(detector.name);
    detectors.push(detector);
  }
  return problems.length > 0 ? failed(problems) : { ok: true, detectors };
}

function failed(problems: readonly DetectorProblem[]): DetectorsRead {
  return { ok: false, problems };
}

function readDetector(entry: unknown, path: string, problems: DetectorProblem[]): Detector | undefined {
  const before = problems.length;
  const wrong = (at: string, problem: string, remedy: string): void => {
    problems.push({ path: at === '' ? path : `${path}/${at}`, problem, remedy });
  };
  if (!isObject(entry)) {
    wrong('', 'is not an object', 'write {"name": …, "pattern": …, "classification": …, "examples": …}');
    return undefined;
  }
  for (const field of Object.keys(entry)) {
    if (!fields.has(field)) wrong(field.slice(0, 40), 'is not known', `use ${[...fields].join(', ')}`);
  }
  const { name, pattern, classification, contains = [], ignoreCase = false, examples } = entry;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 40)
    wrong(
      'name',
      'is not a valid name',
      'use up to 40 lower-case letters, digits and single hyphens, such as employee-number',
    );
  if (!classes.includes(classification as Classification))
    wrong(
      'classification',
      'is not a classification',
      'use CONFIDENTIAL (replaced by a pseudonym) or RESTRICTED (removed)',
    );
  if (typeof ignoreCase !== 'boolean') wrong('ignoreCase', 'is neither true nor false', 'write true or false');
  if (!isTexts(contains) || contains.length > mostLiterals || contains.includes(''))
    wrong('contains', 'is not a list of literals', `give up to ${mostLiterals} texts, none of them empty`);
  const compiled = compile(pattern, ignoreCase === true);
  if (typeof compiled === 'string')
    wrong('pattern', compiled, 'write it in the syntax of RE2: no look-around, no back-references');
  const { found, kept = [] } = isObject(examples) ? examples : { found: undefined };
  if (!isTexts(found) || found.length === 0 || !isTexts(kept)) {
    wrong('examples', 'do not prove the pattern', 'give {"found": ["…"], "kept": ["…"]}, at least one of them found');
  }
  if (problems.length > before || typeof compiled === 'string' || !isTexts(contains)) return undefined;

  const detector = detectorOf(String(name), compiled, classification as Classification, contains, ignoreCase === true);
  const finds = (text: string): boolean => {
    const view: View = { text, label: '', depth: 0, marks: 0, rawSpan: (start, end) => [start, end] };
    return detector.prefilter(view) && detector.find(view).length > 0;
  };
  for (const [at, text] of isTexts(found) ? found.entries() : [])
    if (!finds(text)) wrong(`examples/found/${at}`, 'is not found', 'fix the pattern, or "contains", or the example');
  for (const [at, text] of isTexts(kept) ? kept.entries() : [])
    if (finds(text)) wrong(`examples/kept/${at}`, 'is found', 'make the pattern narrower, or fix the example');
  return problems.length > before ? undefined : detector;
}

/** The compiled pattern, or what is wrong with it. */
function compile(pattern: unknown, ignoreCase: boolean): RE2JS | string {
  if (typeof pattern !== 'string' || pattern === '') return 'is not a pattern';
  if (pattern.length > longestPattern) return `is longer than ${longestPattern} characters`;
  try {
    const compiled = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return compiled.matcher('').find() ? 'matches empty text, and so matches everywhere' : compiled;
  } catch {
    return 'cannot be read';
  }
}

function detectorOf(
  name: string,
  pattern: RE2JS,
  classification: Classification,
  contains: readonly string[],
  ignoreCase: boolean,
): Detector {
  const literals = ignoreCase ? contains.map((literal) => literal.toLowerCase()) : contains;
  return {
    name: `x-${name}`,
    classification,
    prefilter: ({ text }) => {
      if (literals.length === 0) return true;
      const read = ignoreCase ? text.toLowerCase() : text;
      return literals.some((literal) => read.includes(literal));
    },
    find: ({ text }) => {
      const matches: Match[] = [];
      const tokens = tokensIn(text);
      const matcher = pattern.matcher(text);
      while (matcher.find()) {
        const [start, end] = [matcher.start(), matcher.end()];
        // A pattern may also match the token that replaced an earlier finding, which means nothing.
        if (end === start || tokens.some((token) => start < token.end && end > token.start)) continue;
        const subject = { kind: 'custom', canonical: `${name} ${text.slice(start, end)}` } as const;
        matches.push(classification === 'CONFIDENTIAL' ? { start, end, subject } : { start, end });
      }
      return matches;
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
