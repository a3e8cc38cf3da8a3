import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { fairnessQuery } from './detection-queries.ts';
import { FairnessTable } from './fairness-table.tsx';
import './detection.css';

/** How model versions treat groups, compared version by version. */
export function FairnessPage() {
  const asked = useQuery(fairnessQuery);
  const reports = asked.data?.items ?? [];
  return (
    <Page
      title="Fairness"
      lead="Outcomes by sensitive attribute, over the policy’s window, with 95 % intervals. Groups that are too small are left out; unknown does not mean fair."
      actions={<Link to="/drift">Drift</Link>}
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.isPending ? (
        <Waiting what="the reports" />
      ) : asked.isSuccess && reports.length === 0 ? (
        <Emptiness command="muster model register --help">
          No version with sensitive attributes and a favourable outcome has been judged yet.
        </Emptiness>
      ) : (
        <div className="inset stack">
          <Panel title="Versions side by side" aside={<ClauseChip id="7.15" />}>
            <FairnessTable reports={reports} by="name" />
          </Panel>
        </div>
      )}
    </Page>
  );
}
