import type { IncidentNeed, Need } from '@muster/api-client';
import { clockLine, headline } from './incident-page.ts';
import type { Screen } from './screen.ts';
import { stepCommand, type Step } from './step-commands.ts';
import { widthOf } from './width.ts';

/** One incident that waits for its reader: what, until when, and the command that does it. */
export function needWords({ first: { kind, incident, clock }, others }: IncidentNeed, screen: Screen): string {
  const { dim } = screen.paint;
  const due = `  ${clockLine(clock, screen)}`;
  const more = others === 0 ? '' : `and ${others} more`;
  const gap = widthOf(`${due}  ${more}`) > screen.columns ? '\n    ' : '  ';
  return `${headline(incident, screen)}${due}${more === '' ? '' : gap + dim(more)}\n${dim('next')}  ${stepCommand(stepOf[kind], incident.code)}\n`;
}

const stepOf: Readonly<Record<Need['kind'], Step>> = {
  acknowledge: 'acknowledge',
  commander: 'take-command',
  classify: 'classify',
  mitigate: 'mitigate',
  update: 'update',
  resolve: 'resolve',
};
