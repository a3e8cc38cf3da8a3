import type { Incident } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { mayWorkOn } from '../incidents/may-work-on.ts';
import { ExecutionSteps } from './execution-steps.tsx';
import { executionsQuery, offersQuery } from './runbook-queries.ts';
import './runbooks.css';

/** The runbook that matches this incident, and the one being followed, step by step. */
export function RunbooksPanel({ incident }: { incident: Incident }) {
  const { code, phase } = incident;
  const offers = useQuery(offersQuery(code)).data?.items ?? [];
  const list = useInfiniteQuery({ ...executionsQuery({ incident: code }), refetchInterval: 10_000 });
  const executions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isOver = phase === 'resolved' || phase === 'closed';
  const begun = new Set(executions.filter(({ outcome }) => outcome === undefined).map(({ runbook }) => runbook));
  if (executions.length === 0 && offers.length === 0 && (isOver || !mayWorkOn(incident))) return null;
  const acted = { key: { code } };
  return (
    <Panel title="Runbook" aside={<ClauseChip id="2.2" />}>
      {offers.length === 0 && executions.length === 0 ? (
        <p className="soft small">No runbook matches these alerts.</p>
      ) : null}
      {offers
        .filter(({ id }) => !begun.has(id))
        .map(({ id, title, version, steps, isStale, because }) => (
          <div key={id} className="stack">
            <p>
              <Link to="/runbooks/$id" params={{ id }}>
                <strong>{title}</strong>
              </Link>{' '}
              {version}, {steps} steps{isStale ? ', its drill is stale' : ''}
            </p>
            <p className="soft small">For {because.join(', ')}</p>
            {isOver ? null : (
              <p className="no-print">
                <VerbButton
                  verb="incident.follow-runbook"
                  may={{ allowed: true }}
                  acted={acted}
                  given={{ runbook: id }}
                  label={`Follow it: ${title}`}
                  isCompact
                >
                  Follow it
                </VerbButton>
              </p>
            )}
          </div>
        ))}
      {executions.map((execution) =>
        execution.outcome === undefined ? (
          <div key={execution.id} className="stack">
            <p>
              <Link to="/executions/$id" params={{ id: execution.id }}>
                <strong>{execution.title}</strong>
              </Link>{' '}
              <span className="chip">{execution.state}</span>
            </p>
            <ExecutionSteps execution={execution} />
          </div>
        ) : (
          <p key={execution.id}>
            <Link to="/executions/$id" params={{ id: execution.id }}>
              {execution.title}
            </Link>{' '}
            <span className="chip">{execution.outcome}</span>
          </p>
        ),
      )}
      {isOver ? null : (
        <p className="no-print">
          <VerbButton verb="incident.follow-runbook" may={{ allowed: true }} acted={acted}>
            Follow another runbook
          </VerbButton>
        </p>
      )}
    </Panel>
  );
}
