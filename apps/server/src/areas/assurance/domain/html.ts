/** A piece of HTML, as opposed to words that still have to be escaped. */
export type Html = { readonly html: string };

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML from a template: what is put into it is escaped, unless it is HTML itself; lists are joined. */
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

/** A table, or what is said where it has no rows. */
export const table = (heads: readonly string[], rows: readonly Html[], none: string): Html =>
  rows.length === 0
    ? markup`<p>${none}</p>`
    : markup`<table><thead><tr>${heads.map((head) => markup`<th>${head}</th>`)}</tr></thead><tbody>\n${rows}\n</tbody></table>`;

export const row = (...cells: readonly (Html | string | number)[]): Html =>
  markup`<tr>${cells.map((cell) => (typeof cell === 'number' ? markup`<td class="n">${cell}</td>` : markup`<td>${cell}</td>`))}</tr>`;

/** `2026-11-30 18:33:47` of an ISO 8601 instant in UTC. */
export const moment = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}`;

/** How an entry is cited: by its number, which names its file in the archive. */
export const cite = (seq: number): Html => markup`<span class="cite">#${seq}</span>`;
