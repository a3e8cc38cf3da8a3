import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Complain } from './problem.ts';

/** The data between the `---` lines at the top, and the text below. */
export type Opened = {
  readonly value: unknown;
  /** The file's line of a value; if missing, of its nearest parent. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
  readonly body: string;
  /** The file's line where the body begins. */
  readonly bodyLine: number;
};

/** A runbook is read at three in the morning: a text longer than this is not one, and is not parsed. */
export const LONGEST_RUNBOOK = 96 * 1024;
/** The parser's time grows with the square of nesting and of errors: both are bounded before parsing. */
const LONGEST_FRONT_MATTER = 12 * 1024;
const MOST_LINES = 160;
const DEEPEST = 12;
const MOST_BRACKETS = 240;

/** Opens the front matter strictly: one YAML document without anchors, aliases, tags or duplicate keys. */
export function openFrontMatter(text: string, complain: Complain): Opened | undefined {
  if (text.length > LONGEST_RUNBOOK) {
    complain(1, 'too-long', 'the file is too long for a runbook', 'Split it');
    return undefined;
  }
  const whole = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (!whole.startsWith('---\n')) {
    complain(1, 'no-front-matter', 'there is no front matter', 'Start the file with a line of ---');
    return undefined;
  }
  const end = whole.indexOf('\n---', 3);
  const isClosed = end !== -1 && /^\n---[ \t]*(?:\n|$)/.test(whole.slice(end, end + 200));
  if (!isClosed) {
    complain(1, 'no-front-matter', 'the front matter does not end', 'Close it with a line of ---');
    return undefined;
  }
  const matter = whole.slice(4, end + 1);
  const body = whole.slice(end + 1).replace(/^---[ \t]*\n?/, '');
  const bodyLine = whole.slice(0, end + 1).split('\n').length + 1;
  const lines = new LineCounter();
  const document = parsed(matter, lines, complain);
  if (document === undefined) return undefined;
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    lineOf: (path) => 1 + lineIn(document, lines, path),
    body,
    bodyLine,
  };
}

function parsed(matter: string, lines: LineCounter, complain: Complain): Document.Parsed | undefined {
  const tooMuch = whyTooMuch(matter);
  if (tooMuch !== undefined) {
    complain(1, 'too-much', `the front matter ${tooMuch}`, 'Shorten it');
    return undefined;
  }
  const document = parseDocument(matter, { lineCounter: lines, schema: 'core', version: '1.2', uniqueKeys: true });
  let isWell = true;
  const refuse = (offset: number, code: string, says: string, remedy: string): void => {
    isWell = false;
    complain(1 + lines.linePos(offset).line, code, says, remedy);
  };
  for (const { pos, message } of document.errors.slice(0, 20))
    refuse(pos[0], 'unreadable', `not YAML: ${(message.split('\n', 1)[0] ?? '').slice(0, 120)}`, 'Correct the YAML');
  if (!isWell) return undefined;
  visit(document, {
    Alias: (_key, node) => refuse(node.range?.[0] ?? 0, 'alias', 'aliases are not allowed', 'Write the value out'),
    Node: (_key, node) => {
      const { anchor, tag } = node as { anchor?: string; tag?: string };
      if (anchor !== undefined) refuse(node.range?.[0] ?? 0, 'alias', 'anchors are not allowed', 'Write the value out');
      if (tag !== undefined) refuse(node.range?.[0] ?? 0, 'tag', 'tags are not allowed', 'Remove the tag');
    },
  });
  return isWell ? document : undefined;
}

function whyTooMuch(matter: string): string | undefined {
  if (matter.length > LONGEST_FRONT_MATTER) return 'is too long';
  const rows = matter.split('\n');
  if (rows.length > MOST_LINES) return 'has too many lines';
  if ((matter.match(/[[{]/g) ?? []).length > MOST_BRACKETS) return 'has too many brackets';
  const isDeep = rows.some((row) => {
    const lead = /^[ \t?:-]*/.exec(row)?.[0] ?? '';
    return lead.length > 2 * DEEPEST || (lead.match(/[?:-]/g) ?? []).length > 3;
  });
  return isDeep ? 'is nested too deeply' : undefined;
}

function lineIn(document: Document.Parsed, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
