import { decodedView } from './decoded-view.ts';
import { rawView } from './view.ts';

/**
 * A piece of a text that is scanned separately: a line, or several if one depends on the next (a private key, a
 * continued command, a key whose secret is on the next line). `dropped` counts characters beyond the memory limit: then
 * everything but the line's end is withheld, and `text` is only that.
 */
export type Segment = { readonly text: string; readonly dropped: number };

/**
 * Cuts a text at the same positions however it was chunked, so that nothing scanned by segments depends on the chunks.
 */
export type Splitter = {
  readonly push: (chunk: string) => readonly Segment[];
  readonly end: () => readonly Segment[];
};

/** @param longest UTF-16 units kept for one segment, and so the maximum memory of a splitter */
export function createSplitter(longest: number): Splitter {
  let begun: string[] = [];
  let lines = '';
  let tail = '';
  let kept = 0;
  let dropped = 0;
  let key: OpenKey = closed;

  const keep = (part: string): void => {
    const room = Math.max(0, longest - kept);
    if (room > 0) begun.push(part.length > room ? part.slice(0, room) : part);
    kept += Math.min(part.length, room);
    dropped += Math.max(0, part.length - room);
  };
  const cut = (segments: Segment[], lineEnd: string): void => {
    segments.push(
      dropped === 0 ? { text: lines, dropped } : { text: lineEnd, dropped: kept + dropped - lineEnd.length },
    );
    [lines, tail, kept, dropped, key] = ['', '', 0, 0, closed];
  };
  const endLine = (segments: Segment[]): void => {
    const line = begun.join('');
    begun = [];
    lines += line;
    tail = (tail + line).slice(-lookBack);
    key = keyAfter(key, line);
    if (dropped > 0 || lines.length > longestOpen || !(key.isOpen || needsNext(tail))) cut(segments, '\n');
  };

  return {
    push(chunk) {
      const segments: Segment[] = [];
      let from = 0;
      for (let next = chunk.indexOf('\n'); next !== -1; next = chunk.indexOf('\n', from)) {
        keep(chunk.slice(from, next + 1));
        from = next + 1;
        endLine(segments);
      }
      if (from < chunk.length) keep(chunk.slice(from));
      return segments;
    },
    end() {
      const segments: Segment[] = [];
      lines += begun.join('');
      begun = [];
      if (lines !== '' || dropped > 0) cut(segments, '');
      return segments;
    },
  };
}

/** Lines that depend on each other for longer than this are cut anyway: the longest private key has a quarter of it. */
const longestOpen = 64 * 1024;

/** How far back a line may affect the next. */
const lookBack = 240;
const awsKeyId = /A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}/;
const openElement = /<[\w.:-]{0,40}(?:pass|pwd|secret|token|key|cred|auth|user|customer|patient)[\w.:-]{0,40}>\s*$/i;

function needsNext(tail: string): boolean {
  return /\\\r?\n$/.test(tail) || awsKeyId.test(tail) || (/>\s*$/.test(tail) && openElement.test(tail));
}

type OpenKey = { readonly isOpen: boolean; readonly gap: number };
const closed: OpenKey = { isOpen: false, gap: 0 };

const header = /-{4,5} ?BEGIN[A-Z0-9 +_]{0,40}PRIVATE[ +_]KEY|PuTTY-User-Key-File-\d|Private-Lines:/i;
const footer = /-{4,5} ?END[A-Z0-9 +_]{0,40}PRIVATE[ +_]KEY|Private-MAC:/i;
const material = /[A-Za-z0-9+/]{16}/;
/** Units without key material after which a key without a footer has ended. */
const widestGap = 160;

/** A private key is open from its header to its footer, or to where nothing looks like a key any more. */
function keyAfter(before: OpenKey, line: string): OpenKey {
  const last = plainest(line);
  const opening = last.search(header);
  if (opening !== -1) return footer.test(last.slice(opening)) ? closed : { isOpen: true, gap: 0 };
  if (!before.isOpen || footer.test(last)) return closed;
  const gap = material.test(last) ? 0 : before.gap + last.length;
  return gap > widestGap ? closed : { isOpen: true, gap };
}

const longestHeader = 4096;
const disguised = /[^\t\n\r\u0020-\u007e]|%[0-9a-f]{2}|&#|&[a-z]{2,6};|\\/i;

/** A header may be disguised like anything else: returns the line with its disguises removed. */
function plainest(line: string): string {
  if (line.length > longestHeader || !disguised.test(line)) return line;
  let view = rawView(line, '');
  for (let layer = 0; layer < mostLayers; layer++) {
    const next = decodedView(view);
    if (next === undefined) break;
    view = next;
  }
  return view.text;
}
const mostLayers = 6;
