import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { ExecutionSteps } from './execution-steps.tsx';
import { executionQuery } from './runbook-queries.ts';
import './runbooks.css';

/** The page of one runbook execution. */
export function ExecutionPage() {
  const { id } = useParams({ from: '/members/executions/$id' });
  return (
    <OneThing
      asked={useQuery({ ...executionQuery(id), refetchInterval: 10_000 })}
      name="Runbook"
      absent="No runbook is followed at this address, or you may not see its incident."
      back={<Link to="/runbooks">All runbooks</Link>}
    >
      {(execution) => (
        <Page
          title={`${execution.title}, ${execution.incident}`}
          actions={<ClauseChip id="2.2" />}
          lead={
            <>
              <Link to="/runbooks/$id" params={{ id: execution.runbook }}>
                {execution.runbook} {execution.runbookVersion}
              </Link>{' '}
              under{' '}
              <Link to="/incidents/$code" params={{ code: execution.incident }}>
                {execution.incident}
              </Link>
              {execution.isDrill ? ', a drill' : ''}: {execution.state}
            </>
          }
        >
          <div className="inset stack">
            <Panel title="Steps">
              <ExecutionSteps execution={execution} />
            </Panel>
            {execution.note === undefined ? null : (
              <Panel title="What should be fixed in the runbook">
                <p>
                  <Words text={execution.note} />
                </p>
              </Panel>
            )}
          </div>
        </Page>
      )}
    </OneThing>
  );
}
