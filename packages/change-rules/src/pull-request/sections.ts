/** Removes a template's HTML comments, which no reader sees. An unclosed one extends to the end. */
function withoutComments(text: string): string {
  let shown = '';
  for (let from = 0; ;) {
    const start = text.indexOf('<!--', from);
    if (start === -1) return shown + text.slice(from);
    shown += text.slice(from, start);
    const end = text.indexOf('-->', start + 4);
    if (end === -1) return shown;
    from = end + 3;
  }
}

const HEADING = /^ {0,3}#{1,6}\s+(.{1,200}?)\s*#*$/;
const BOLD_LINE = /^\*\*(.{1,200}?)\*\*:?$/;
const LABEL = /^(?:\*\*)?([\p{L}][\p{L} /-]{0,60}):(?:\*\*)?\s*(.*)$/u;
const EMPTY = /^(?:[-*+>\s]|\[[ x]?\]|n\/?a|none|tbd|todo|fixme|\.\.\.|…|_+|\.)*$/i;

/**
 * Which of these sections a pull request's text contains and has filled in: a heading, a bold line or a label at the
 * start of a line, followed by more than a placeholder.
 */
export function filledSections(text: string, wanted: readonly string[]): ReadonlySet<string> {
  const names = new Map(wanted.map((name) => [plain(name), name]));
  const filled = new Set<string>();
  let open: string | undefined;
  let isFenced = false;
  for (const raw of withoutComments(text).split(/\r?\n/)) {
    const line = raw.trimEnd();
    if (/^ {0,3}(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const label = isFenced ? null : LABEL.exec(line);
    const title = isFenced ? undefined : (HEADING.exec(line)?.[1] ?? BOLD_LINE.exec(line.trim())?.[1]);
    const named = names.get(plain(title ?? label?.[1] ?? ''));
    if (title !== undefined) open = named;
    else if (named !== undefined) {
      open = named;
      if (isSaid(label?.[2] ?? '')) filled.add(named);
    } else if (open !== undefined && isSaid(line)) filled.add(open);
  }
  return filled;
}

const isSaid = (line: string): boolean => !EMPTY.test(line);

/** `Rollback plan:`, `rollback-plan` and `Rollback Plan` are the same name. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[*_`:]/g, '')
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
