/** Ways to write a text so that a plain search misses it, each with an independent inverse. */
export type Disguise = {
  readonly name: string;
  readonly put: (text: string) => string;
  readonly undo: (text: string) => string;
};

const each = (text: string, code: (char: string) => string): string => Array.from(text, code).join('');
const hex = (char: string, width: number): string => char.codePointAt(0)!.toString(16).padStart(width, '0');
const ascii = (text: string, code: (char: string) => string): string =>
  each(text, (char) => (char < '\u0080' && /[!-~]/.test(char) ? code(char) : char));
const fullWidth = (char: string): string => String.fromCodePoint(char.codePointAt(0)! + 0xfee0);

export const disguises: readonly Disguise[] = [
  { name: 'as it is', put: (text) => text, undo: (text) => text },
  {
    name: 'zero-width spaces',
    put: (text) => each(text, (char) => `${char}\u200b`),
    undo: (text) => text.replaceAll('\u200b', ''),
  },
  {
    name: 'soft hyphens',
    put: (text) => each(text, (char) => `${char}\u00ad`),
    undo: (text) => text.replaceAll('\u00ad', ''),
  },
  { name: 'full-width @', put: (text) => text.replaceAll('@', '＠'), undo: (text) => text.replaceAll('＠', '@') },
  { name: 'full width', put: (text) => ascii(text, fullWidth), undo: (text) => text.normalize('NFKC') },
  { name: 'percent', put: (text) => ascii(text, (char) => `%${hex(char, 2)}`), undo: percent },
  { name: 'percent, specials', put: encodeURIComponent, undo: percent },
  {
    name: 'percent, twice',
    put: (text) => encodeURIComponent(encodeURIComponent(text)),
    undo: (text) => percent(percent(text)),
  },
  {
    name: 'decimal entities',
    put: (text) => ascii(text, (char) => `&#${char.codePointAt(0)!};`),
    undo: (text) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  },
  {
    name: 'hexadecimal entities',
    put: (text) => ascii(text, (char) => `&#x${hex(char, 2)};`),
    undo: (text) => text.replace(/&#x(\w+);/g, unhex),
  },
  {
    name: 'unicode escapes',
    put: (text) => ascii(text, (char) => `\\u${hex(char, 4)}`),
    undo: (text) => text.replace(/\\u(\w{4})/g, unhex),
  },
  {
    name: 'json in json',
    put: (text) => JSON.stringify(JSON.stringify(text)),
    undo: (text) => text.replace(/\\+(["'])/g, '$1'),
  },
];

function percent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function unhex(_: string, digits: string): string {
  return String.fromCodePoint(Number.parseInt(digits, 16));
}
