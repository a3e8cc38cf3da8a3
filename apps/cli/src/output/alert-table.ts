import type { Alert } from '@muster/api-client';
import type { Screen } from './screen.ts';
import { paintSeverity, severityMark } from './severity-mark.ts';
import { table } from './table.ts';
import { agoWords } from './time-words.ts';

export function alertTable(alerts: readonly Alert[], screen: Screen): string {
  if (alerts.length === 0)
    return 'No alert has come in that you may see.\nnext  muster integration create --name Alertmanager\n';
  return table(
    alerts,
    [
      {
        head: '',
        cell: ({ severity }) => (severity === undefined ? '' : severityMark(severity)),
        paint: (text, { severity }) => (severity === undefined ? text : paintSeverity(text, severity, screen.paint)),
      },
      { head: 'STATE', cell: ({ state, drill }) => `${state}${drill ? ' (drill)' : ''}` },
      { head: 'ALERT', cell: ({ name }) => name, shrinksTo: 16 },
      { head: 'INCIDENT', cell: ({ incident }) => incident ?? '' },
      { head: 'SINCE', cell: ({ startsAt }) => agoWords(startsAt, screen.now), dropped: 2 },
      {
        head: 'HEARD',
        cell: ({ deliveries, heardAt }) => `${deliveries}× ${agoWords(heardAt, screen.now)}`,
        dropped: 3,
      },
      { head: 'SUMMARY', cell: ({ annotations }) => annotations['summary'] ?? '', shrinksTo: 20, dropped: 4 },
    ],
    screen,
  );
}
