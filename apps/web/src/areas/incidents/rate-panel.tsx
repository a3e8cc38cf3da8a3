import type { Incident } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Panel } from '../../kit/panel.tsx';

/** Lets people who were paged rate whether it was worth it; the false alert rate is computed from this. */
export function RatePanel({ incident: { code, phase } }: { incident: Incident }) {
  if (phase === 'declared') return null;
  return (
    <Panel title="Was it worth paging somebody?">
      <div className="no-print">
        <VerbButton verb="incident.rate" may={{ allowed: true }} acted={{ key: { code } }}>
          Rate the paging
        </VerbButton>
      </div>
    </Panel>
  );
}
