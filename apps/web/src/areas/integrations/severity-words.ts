import type { AlertMapping, Severity } from '@muster/api-client';

type SeverityMapping = NonNullable<AlertMapping['severity']>;

/** Words and what they mean, one a line: `critical = SEV-1`. */
export const writeSeverityWords = (mapping: SeverityMapping | undefined): string =>
  Object.entries(mapping?.values ?? {})
    .map(([word, severity]) => `${word} = ${severity}`)
    .join('\n');

/** Reads such lines back; says which line cannot be read. */
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
