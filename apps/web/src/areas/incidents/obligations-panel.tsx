import type { Obligation } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';

/** What the policy wants of this incident before it is done with. */
export function ObligationsPanel({ obligations }: { obligations: readonly Obligation[] }) {
  if (obligations.length === 0) return null;
  return (
    <Panel title="Obligations">
      <ul className="criteria">
        {obligations.map((obligation) => (
          <li key={obligation.kind + obligation.clause}>
            <span className="criteria-mark" aria-hidden="true">
              {obligation.dischargedAt === undefined ? '○' : '✓'}
            </span>
            <span>
              {obligation.what} <ClauseChip id={obligation.clause} />{' '}
              <span className="soft small">
                {obligation.dischargedAt !== undefined ? 'done ' : obligation.dueAt === undefined ? '' : 'due '}
                {obligation.dischargedAt !== undefined ? <Time at={obligation.dischargedAt} /> : null}
                {obligation.dischargedAt === undefined && obligation.dueAt !== undefined ? (
                  <Time at={obligation.dueAt} />
                ) : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
