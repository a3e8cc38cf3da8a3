import { elapsedWords, type Incident } from '@muster/api-client';
import { localMoment, utcMoment } from '../../kit/time/format-time.ts';
import { useServerNow } from '../../live/server-clock.ts';

/** How long the incident has been running, or how long it lasted. */
export function Elapsed({ incident }: { incident: Incident }) {
  const now = useServerNow();
  const from = new Date(incident.declaredAt);
  const until = incident.resolvedAt === undefined ? now : new Date(incident.resolvedAt);
  return (
    <span className="numbers nowrap incident-elapsed" title={`Declared ${localMoment(from)}\n${utcMoment(from)}`}>
      <span className="hidden-words">{incident.resolvedAt === undefined ? 'Running for' : 'Lasted'}</span>
      {elapsedWords(from, until)}
    </span>
  );
}
