/**
 * A piece of a line, always displayed as text: runbooks contain no HTML, and links only lead to https or to a page of
 * Muster.
 */
export type Piece =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

/** A paragraph, heading, list, code or table of a runbook, with its line in the file. */
export type Block = { readonly line: number } & (
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Piece[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Piece[])[])[] }
);

const MOST_BLOCKS = 600;
const MOST_PIECES = 200;

/**
 * The subset of Markdown that runbooks need: headings, paragraphs, lists, code, tables; bold, code and links within a
 * line. All else, including HTML and images, is text. One pass over the lines: linear in the text.
 */
export function blocksOf(body: string, firstLine: number): readonly Block[] {
  const rows = body.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < rows.length && blocks.length < MOST_BLOCKS) {
    const row = rows[at] ?? '';
    if (row.trim() === '') {
      at += 1;
      continue;
    }
    const [block, next] = blockAt(rows, at);
    blocks.push({ ...block, line: firstLine + at });
    at = next;
  }
  return blocks;
}

type Bare<B = Block> = B extends unknown ? Omit<B, 'line'> : never;

function blockAt(rows: readonly string[], at: number): readonly [Bare, number] {
  const row = rows[at] ?? '';
  const heading = /^(#{1,4})[ \t]+(\S.{0,200})$/.exec(row);
  if (heading !== null)
    return [
      {
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        text: (heading[2] ?? '').replace(/#+$/, '').trim(),
      },
      at + 1,
    ];
  if (row.startsWith('```')) {
    const end = rows.findIndex((each, index) => index > at && each.startsWith('```'));
    const last = end === -1 ? rows.length : end;
    return [{ kind: 'code', text: rows.slice(at + 1, last).join('\n') }, last + 1];
  }
  if (row.startsWith('|')) return tableAt(rows, at);
  if (ITEM.test(row)) return listAt(rows, at);
  const end = endOf(rows, at + 1, (each) => each.trim() === '' || isStart(each));
  return [{ kind: 'paragraph', pieces: piecesOf(rows.slice(at, end).join(' ')) }, end];
}

const ITEM = /^(?:[-*+]|\d{1,3}[.)])[ \t]+/;
const isStart = (row: string): boolean => /^#{1,4}[ \t]|^```|^\|/.test(row) || ITEM.test(row);

function endOf(rows: readonly string[], from: number, isOver: (row: string) => boolean): number {
  let at = from;
  while (at < rows.length && !isOver(rows[at] ?? '')) at += 1;
  return at;
}

function listAt(rows: readonly string[], from: number): readonly [Bare, number] {
  const items: string[][] = [];
  let at = from;
  for (; at < rows.length; at += 1) {
    const row = rows[at] ?? '';
    if (ITEM.test(row)) items.push([row.replace(ITEM, '')]);
    else if (/^[ \t]+\S/.test(row)) items.at(-1)?.push(row.trim());
    else break;
  }
  return [
    {
      kind: 'list',
      isNumbered: /^\d/.test(rows[from] ?? ''),
      items: items.map((lines) => piecesOf(lines.join(' '))),
    },
    at,
  ];
}

function tableAt(rows: readonly string[], from: number): readonly [Bare, number] {
  const end = endOf(rows, from, (row) => !row.startsWith('|'));
  const cells = rows
    .slice(from, end)
    .filter((row) => !/^\|[ \t:|-]+$/.test(row))
    .map((row) =>
      row
        .replace(/^\|/, '')
        .replace(/\|[ \t]*$/, '')
        .split('|', 12)
        .map((cell) => piecesOf(cell.trim())),
    );
  return [{ kind: 'table', rows: cells }, end];
}

/** Looks for the next mark and its end within a bounded distance, so that no text causes repeated scans. */
function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let at = 0;
  let close = -1;
  /**
   * Without an end nearby no link begins here: the position of the next one is looked up once for all that precede it.
   */
  const mayBegin = (): boolean => {
    if (text[at] !== '[') return true;
    if (close < at) close = nextClose(text, at);
    return close - at < LONGEST_MARK;
  };
  const push = (piece: Piece): void => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain });
    plain = '';
    pieces.push(piece);
  };
  while (at < text.length) {
    const found = pieces.length < MOST_PIECES && mayBegin() ? MARK.exec(text.slice(at, at + LONGEST_MARK)) : null;
    if (found === null) {
      const next = nextMark(text, at + 1);
      plain += text.slice(at, next);
      at = next;
      continue;
    }
    const [whole, code, strong, words, to] = found;
    if (code !== undefined) push({ kind: 'code', text: code });
    else if (strong !== undefined) push({ kind: 'strong', text: strong });
    else if (words !== undefined && to !== undefined && isSafe(to)) push({ kind: 'link', text: words, to: pageOf(to) });
    else plain += whole;
    at += whole.length;
  }
  if (plain !== '') pieces.push({ kind: 'text', text: plain });
  return pieces;
}

const NOWHERE = Number.POSITIVE_INFINITY;
const nextClose = (text: string, from: number): number => {
  const found = text.indexOf('](', from);
  return found === -1 ? NOWHERE : found;
};

const LONGEST_MARK = 400;
const MARK = /^(?:`([^`]{1,300})`|\*\*([^*]{1,300})\*\*|\[([^\]]{1,200})\]\(([^()\s]{1,300})\))/;

function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if ('`*['.includes(text[at] ?? '')) return at;
  return text.length;
}

/** Another runbook, by its file name in the same folder: `model_rollback.md`. */
const BESIDE = /^([a-z][a-z0-9_]{1,59})\.md$/;
const pageOf = (to: string): string => to.replace(BESIDE, '/runbooks/$1');

/** Only what a browser opens as a page: no script or data URL, and no other host via two slashes. */
const isSafe = (to: string): boolean =>
  BESIDE.test(to) || /^https:\/\/[\w.-]+(?:[/?#]|$)/.test(to) || /^\/(?![/\\])/.test(to);
