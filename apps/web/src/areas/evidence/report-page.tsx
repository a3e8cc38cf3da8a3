import type { WholeBoardReport } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { Time } from '../../kit/time/time.tsx';
import { shareWords, spanWords } from '../measures/measure-words.ts';
import { ControlsTable } from './controls-table.tsx';
import { reportQuery } from './evidence-queries.ts';
import { VerdictBar } from './verdict-bar.tsx';
import './evidence.css';

/** The page of one report to the Board. */
export function ReportPage() {
  const { id } = useParams({ from: '/members/evidence/reports/$id' });
  return (
    <OneThing
      asked={useQuery(reportQuery(id))}
      name="Report"
      absent="This report does not exist."
      back={<Link to="/evidence">All reports</Link>}
    >
      {(report) => <OpenedReport report={report} />}
    </OneThing>
  );
}

function OpenedReport({ report }: { report: WholeBoardReport }) {
  const { quarter, version, words, figures, preparedBy, preparedAt, sha256 } = report;
  const { declared, measures, attested, controls } = figures;
  return (
    <Page title={`Report for ${quarter}${version === 1 ? '' : `, version ${version}`}`}>
      <div className="inset stack">
        <Panel title="To the Board" aside={<ClauseChip id="2.7" />}>
          <p>
            <Words text={words} />
          </p>
          <Definitions>
            <Definition name="Prepared">
              <Person person={preparedBy} /> <Time at={preparedAt} as="absolute" />
            </Definition>
            <Definition name="Counted from">
              the first {figures.size} entries of the ledger, under {figures.policy}
            </Definition>
            <Definition name="SHA-256">
              <code className="small">{sha256}</code>
            </Definition>
            <Definition name="Incidents declared">
              {Object.entries(declared)
                .map(([severity, count]) => `${count} ${severity}`)
                .join(', ') || 'none'}
            </Definition>
            <Definition name="Attested">
              {attested.attested} of {attested.members} members
            </Definition>
          </Definitions>
        </Panel>
        <Panel title="Controls">
          <VerdictBar controls={controls} />
          <ControlsTable label="Controls" controls={controls} />
        </Panel>
        <Panel title="Measures">
          <Definitions>
            {measures.map(({ id, title, unit, n, median, share }) => (
              <Definition key={id} name={title}>
                {unit === 'seconds'
                  ? median === undefined
                    ? 'too few to say'
                    : spanWords(median)
                  : share === undefined
                    ? 'too few to say'
                    : shareWords(share)}
                , of {n}
              </Definition>
            ))}
          </Definitions>
        </Panel>
      </div>
    </Page>
  );
}
