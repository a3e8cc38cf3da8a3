/** A value's position in the text of a JSON document: start inclusive, end exclusive. */
export type Span = { readonly start: number; readonly end: number };

export type JsonText = {
  /** Every value by its JSON pointer (RFC 6901); `''` is the whole document. */
  readonly values: ReadonlyMap<string, Span>;
  /** A key that occurs twice in one object: two parsers could read different things. */
  readonly repeatedKey: string | undefined;
};

/** Escapes `~` and `/` in a part of a pointer. */
export const pointerPart = (key: string | number): string =>
  typeof key === 'number' ? String(key) : key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * Maps a text that `JSON.parse` accepts. Values are replaced in the text itself, so that everything else stays as it
 * was: numbers keep their digits and signed blocks their bytes.
 */
export function mapJson(text: string): JsonText {
  const values = new Map<string, Span>();
  let repeatedKey: string | undefined;
  let at = 0;
  value('');
  return { values, repeatedKey };

  function value(pointer: string): void {
    blank();
    const start = at;
    const first = text[at];
    if (first === '{') object(pointer);
    else if (first === '[') array(pointer);
    else if (first === '"') string();
    else while (at < text.length && !ENDS_SCALAR.has(text.charCodeAt(at))) at += 1;
    values.set(pointer, { start, end: at });
  }

  function object(pointer: string): void {
    const keys = new Set<string>();
    at += 1;
    blank();
    while (text[at] !== '}') {
      const start = at;
      string();
      const key = JSON.parse(text.slice(start, at)) as string;
      if (keys.has(key)) repeatedKey ??= `${pointer}/${pointerPart(key)}`;
      keys.add(key);
      blank();
      at += 1;
      value(`${pointer}/${pointerPart(key)}`);
      next();
    }
    at += 1;
  }

  function array(pointer: string): void {
    at += 1;
    blank();
    for (let index = 0; text[at] !== ']'; index += 1) {
      value(`${pointer}/${index}`);
      next();
    }
    at += 1;
  }

  function next(): void {
    blank();
    if (text[at] === ',') at += 1;
    blank();
  }

  function string(): void {
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
  }

  function blank(): void {
    while (BLANK.has(text.charCodeAt(at))) at += 1;
  }
}

const BLANK: ReadonlySet<number> = new Set([' ', '\t', '\n', '\r'].map((each) => each.charCodeAt(0)));
const ENDS_SCALAR: ReadonlySet<number> = new Set([...BLANK, ...[',', ']', '}'].map((each) => each.charCodeAt(0))]);

/**
 * The text with some values replaced, each given as JSON; missing members are inserted at the start of their object.
 */
export function withValues(text: string, changes: ReadonlyMap<string, string>): string {
  if (changes.size === 0) return text;
  const { values } = mapJson(text);
  const edits: { readonly start: number; readonly end: number; readonly json: string }[] = [];
  for (const [pointer, json] of changes) {
    const there = values.get(pointer);
    if (there !== undefined) edits.push({ ...there, json });
    else edits.push(insertion(text, values, pointer, json));
  }
  let out = '';
  let from = 0;
  for (const { start, end, json } of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(from, start) + json;
    from = end;
  }
  return out + text.slice(from);
}

function insertion(text: string, values: JsonText['values'], pointer: string, json: string) {
  const cut = pointer.lastIndexOf('/');
  const parent = values.get(pointer.slice(0, cut));
  if (parent === undefined || text[parent.start] !== '{') throw new Error(`no object at ${pointer.slice(0, cut)}`);
  const inside = text.slice(parent.start + 1, parent.end - 1);
  const key = pointer
    .slice(cut + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  const at = parent.start + 1;
  return { start: at, end: at, json: `${JSON.stringify(key)}:${json}${inside.trim() === '' ? '' : ','}` };
}
