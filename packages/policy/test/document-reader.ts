/** A small parser of document.txt, for the golden tests only. It is independent of the package it checks. */

/** The rows of the first table whose header starts with `firstHeader`, cells trimmed, header first. */
export function tableRows(document: string, firstHeader: string): string[][] {
  const lines = document.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeader} |`));
  if (start < 0) throw new Error(`no table ${firstHeader}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines
    .slice(start, end)
    .filter((line) => !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The text from one heading to the next. */
export function section(document: string, from: string, to: string): string {
  const start = document.indexOf(from);
  const end = document.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`no section ${from} … ${to}`);
  return document.slice(start, end);
}

/** `- Label: rest` bullets, including several run together on one line in the document. */
export function labelled(text: string, label: string): string | undefined {
  const flat = text.replaceAll('\n', ' ');
  const rest = flat.split(`- ${label}: `)[1];
  return rest?.split(/ - [A-Z]| ¶|$/)[0]?.trim();
}

const units: Record<string, number> = { min: 1, minute: 1, h: 60, hour: 60, day: 1440, week: 10080 };

/** Minutes in the first duration of a phrase such as `≤ 5 minutes`, `T+2 h`, `within 1 week`. */
export function minutesIn(phrase: string): number {
  const found = /(\d+) ?(minute|min|hour|h|day|week)s?\b/.exec(phrase);
  if (!found) throw new Error(`no length of time in "${phrase}"`);
  return Number(found[1]) * (units[found[2] ?? ''] ?? Number.NaN);
}

/** The percentages in a phrase, such as `[92]` for `≥ 92%`. */
export function percentsIn(phrase: string): number[] {
  return [...phrase.matchAll(/(\d+)%/g)].map((match) => Number(match[1]));
}
