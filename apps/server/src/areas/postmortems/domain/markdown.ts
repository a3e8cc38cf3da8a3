import type { PublishedSection } from './postmortem.ts';

/** An action item for export. */
export type WrittenAction = {
  readonly title: string;
  readonly state: string;
  readonly owner: string | undefined;
  readonly dueOn: string | undefined;
  readonly severity: string | undefined;
  readonly ticket: string | undefined;
};

/** The postmortem as a Markdown document. */
export function markdownOf(given: {
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly state: string;
  readonly sections: readonly PublishedSection[];
  readonly actions: readonly WrittenAction[];
  readonly amendments: readonly { readonly revision: number; readonly at: string; readonly reason: string }[];
}): string {
  const { code, title, severity, state, sections, actions, amendments } = given;
  return [
    `# ${code}: ${oneLine(title)}`,
    `${severity} · ${state}`,
    ...sections.map(({ title: heading, body }) => `## ${heading}\n\n${body.trim()}`),
    ...(actions.length === 0
      ? []
      : [
          [
            '## Action items',
            '',
            '| What | State | Owner | Due | Severity | Ticket |',
            '|---|---|---|---|---|---|',
            ...actions.map(
              (item) =>
                `| ${[item.title, item.state, item.owner, item.dueOn, item.severity, item.ticket].map((cell) => cellOf(cell)).join(' | ')} |`,
            ),
          ].join('\n'),
        ]),
    ...(amendments.length === 0
      ? []
      : [
          `## Amendments\n\n${amendments.map(({ revision, at, reason }) => `- ${revision}, ${at}: ${oneLine(reason)}`).join('\n')}`,
        ]),
    '',
  ].join('\n\n');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cellOf = (text: string | undefined): string => oneLine(text ?? '').replaceAll('|', '\\|');
