import type { Incident } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { mayWorkOn } from '../incidents/may-work-on.ts';
import { RollbackCard } from './rollback-card.tsx';
import { rollbacksQuery } from './rollback-queries.ts';

/** This incident's rollbacks, and requesting one. */
export function RollbacksPanel({ incident }: { incident: Incident }) {
  const rollbacks = useInfiniteQuery(rollbacksQuery(incident.code)).data?.pages[0]?.items ?? [];
  const isOver = incident.phase === 'resolved' || incident.phase === 'closed';
  if (rollbacks.length === 0 && (isOver || !mayWorkOn(incident))) return null;
  return (
    <Panel title="Rollbacks" aside={<ClauseChip id="2.3" />}>
      {rollbacks.length === 0 ? <p className="soft small">No rollbacks in this incident yet.</p> : null}
      {rollbacks.map((rollback) => (
        <RollbackCard key={rollback.id} rollback={rollback} />
      ))}
      {isOver ? null : (
        <div className="no-print">
          <VerbButton verb="incident.roll-back" may={{ allowed: true }} acted={{ key: { code: incident.code } }}>
            Ask for a rollback
          </VerbButton>
        </div>
      )}
    </Panel>
  );
}
