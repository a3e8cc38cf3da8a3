import type { Criterion, Incident } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';

/** Why this severity: each phrase of the policy held against what is known. */
export function WhyPanel({ incident }: { incident: Incident }) {
  const { explanation, because } = incident.classification;
  const matched = because.filter((criterion) => criterion.matched === true);
  const unknown = because.filter((criterion) => criterion.matched === null);
  const failed = because.filter((criterion) => criterion.matched === false);
  return (
    <Panel title={`Why ${incident.severity}`} aside={<span className="soft small">policy {incident.policyVersion}</span>}>
      <p>{explanation}</p>
      {[...matched, ...unknown].length === 0 ? null : <Criteria criteria={[...matched, ...unknown]} />}
      {failed.length === 0 ? null : (
        <details className="small">
          <summary>
            {failed.length} that {failed.length === 1 ? 'does' : 'do'} not hold
          </summary>
          <Criteria criteria={failed} />
        </details>
      )}
    </Panel>
  );
}

function Criteria({ criteria }: { criteria: readonly Criterion[] }) {
  return (
    <ul className="criteria">
      {criteria.map((criterion) => (
        <li key={criterion.clause + criterion.criterion} data-matched={String(criterion.matched)}>
          <span className="criteria-mark" aria-hidden="true">
            {criterion.matched === true ? '✓' : criterion.matched === false ? '–' : '?'}
          </span>
          <span>
            <span className="hidden-words">{criterion.matched === true ? 'Holds:' : criterion.matched === false ? 'Does not hold:' : 'Not known:'}</span>
            {criterion.words} <ClauseChip id={criterion.clause} />
          </span>
        </li>
      ))}
    </ul>
  );
}
