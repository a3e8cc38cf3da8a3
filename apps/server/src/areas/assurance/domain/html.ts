/** A piece of HTML, as opposed to text that must still be escaped. */
export type Html = { readonly html: string };

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A template tag for HTML: values are escaped unless they are HTML; lists are joined. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (Html | string | number | readonly Html[])[]
): Html {
  return { html: parts.map((part, at) => `${part}${at < values.length ? shown(values[at] ?? '') : ''}`).join('') };
}

function shown(value: Html | string | number | readonly Html[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map((each) => each.html).join('\n');
}

export const small = (words: Html | string): Html => markup`<span class="small">${words}</span>`;

/** A table, or `none` if it has no rows. */
export const table = (heads: readonly string[], rows: readonly Html[], none: string): Html =>
  rows.length === 0
    ? markup`<p>${none}</p>`
    : markup`<table><thead><tr>${heads.map((head) => markup`<th>${head}</th>`)}</tr></thead><tbody>\n${rows}\n</tbody></table>`;

export const row = (...cells: readonly (Html | string | number)[]): Html =>
  markup`<tr>${cells.map((cell) => (typeof cell === 'number' ? markup`<td class="n">${cell}</td>` : markup`<td>${cell}</td>`))}</tr>`;

/** Formats an ISO 8601 UTC instant as `2026-11-30 18:33:47`. */
export const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}`;

/** Cites an entry by its number, which is also the name of its file in the archive. */
export const cite = (seq: number): Html => markup`<span class="cite">#${seq}</span>`;
