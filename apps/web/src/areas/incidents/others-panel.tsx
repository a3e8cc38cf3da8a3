import type { Incident } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';

/** Its relations to other incidents, and the actions on them. */
export function OthersPanel({ incident }: { incident: Incident }) {
  const { code, version, others, outcome, may, visibility } = incident;
  const acted = { key: { code }, version };
  return (
    <Panel title="Other incidents">
      {outcome === undefined ? null : <p>{outcomeWords[outcome]}</p>}
      {others.map(({ code: other, how }) => (
        <p key={`${how}/${other}`}>
          {howWords[how]}{' '}
          <Link to="/incidents/$code" params={{ code: other }}>
            {other}
          </Link>
        </p>
      ))}
      <div className="no-print row">
        <VerbButton verb="incident.call-in" may={may.note} acted={acted} isCompact>
          Call somebody in
        </VerbButton>
        <VerbButton verb="incident.relate" may={may.note} acted={acted} isCompact>
          Relate
        </VerbButton>
        <VerbButton verb="incident.merge" may={may.classify} acted={acted} isCompact>
          Merge
        </VerbButton>
        <VerbButton verb="incident.duplicate" may={may.classify} acted={acted} isCompact>
          Mark as a duplicate
        </VerbButton>
        <VerbButton verb="incident.false-alarm" may={may.classify} acted={acted} isCompact>
          Mark as a false alarm
        </VerbButton>
        <VerbButton verb="incident.move-alerts" may={may.note} acted={acted} isCompact>
          Move alerts
        </VerbButton>
        {visibility === 'team' ? null : (
          <VerbButton verb="incident.make-private" may={may.note} acted={acted} isCompact>
            Make private
          </VerbButton>
        )}
      </div>
    </Panel>
  );
}

const howWords = { related: 'Related to', 'merged-in': 'Merged from', 'goes-on-in': 'Continues in' } as const;

const outcomeWords = {
  merged: 'It was merged into another incident.',
  duplicate: 'It was a duplicate of another incident.',
  'false-alarm': 'It was a false alarm.',
} as const;
