type Version = { readonly numbers: readonly [bigint, bigint, bigint]; readonly pre: readonly string[] };

/** A semantic version (semver.org 2.0.0), without build metadata; undefined if invalid. */
function parse(text: string): Version | undefined {
  const found =
    /^(0|[1-9]\d{0,18})\.(0|[1-9]\d{0,18})\.(0|[1-9]\d{0,18})(?:-([\w.-]{1,100}))?(?:\+[\w.-]{1,100})?$/.exec(text);
  if (found === null) return undefined;
  const [, major = '', minor = '', patch = '', pre] = found;
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], pre: pre === undefined ? [] : pre.split('.') };
}

export const isVersion = (text: string): boolean => parse(text) !== undefined;

/** Whether `after` is higher than `before`, by semantic version precedence. An invalid version is never higher. */
export function isHigher(after: string, before: string): boolean {
  const [one, other] = [parse(after), parse(before)];
  if (one === undefined || other === undefined) return false;
  for (const [place, number] of one.numbers.entries()) {
    const against = other.numbers[place] ?? 0n;
    if (number !== against) return number > against;
  }
  return comparePre(one.pre, other.pre) > 0;
}

/** A release is higher than its own pre-releases; identifiers: numbers before words, and fewer before more. */
function comparePre(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (let place = 0; place < Math.max(one.length, other.length); place += 1) {
    const [a, b] = [one[place], other[place]];
    if (a === b) continue;
    if (a === undefined) return -1;
    if (b === undefined) return 1;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumber && isOtherNumber) return BigInt(a) > BigInt(b) ? 1 : -1;
    if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
    return a > b ? 1 : -1;
  }
  return 0;
}

/** The value of `field` in the front matter of a Markdown file, or undefined. */
export function frontMatterField(text: string, field: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/, 200);
  if (lines[0]?.trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  const line = lines.slice(1, Math.max(end, 0)).find((each) => each.startsWith(`${field}:`));
  const value = line
    ?.slice(field.length + 1)
    .replace(/\s#.*$/, '')
    .trim();
  return value === undefined || value === '' ? undefined : value.replace(/^(["'])(.*)\1$/, '$2');
}
