import type { AlertMapping, Severity } from '@muster/api-client';

type SeverityMapping = NonNullable<AlertMapping['severity']>;

/** Formats a mapping of label values, one per line: `critical = SEV-1`. */
export const writeSeverityWords = (mapping: SeverityMapping | undefined): string =>
  Object.entries(mapping?.values ?? {})
    .map(([word, severity]) => `${word} = ${severity}`)
    .join('\n');

/** Parses such lines; reports the line that is wrong. */
export function readSeverityWords(
  text: string,
): { readonly values: Record<string, Severity> } | { readonly wrong: string } {
  const values: Record<string, Severity> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const parts = /^(.+?)\s*=\s*(?:SEV-?)?([1-4])$/i.exec(line);
    if (parts?.[1] === undefined) return { wrong: line };
    values[parts[1]] = `SEV-${parts[2]}` as Severity;
  }
  return { values };
}
