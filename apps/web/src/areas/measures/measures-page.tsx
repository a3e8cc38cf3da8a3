import type { Measure, Measures } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { BusyButton } from '../../kit/busy-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { useServerNow } from '../../live/server-clock.ts';
import { saveFile } from '../ledger/save-file.ts';
import { teamsQuery } from '../members/member-queries.ts';
import { MeasurePlot } from './measure-plot.tsx';
import { countWords, inForceWords, shareWords, spanWords } from './measure-words.ts';
import { measuresCsv, measuresQuery, modelNamesQuery, spanOf } from './measures-query.ts';
import './measures.css';

const SPANS = [
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'a year'],
] as const;
const USUAL = 90;

/** Response metrics with their definitions. */
export function MeasuresPage() {
  const [days, setDays] = useState(USUAL);
  const [team, setTeam] = useState('');
  const [service, setService] = useState('');
  const [model, setModel] = useState('');
  // Rounded up to the hour below, so that the query does not change every second.
  const now = useServerNow();
  const asked = spanOf(
    {
      days,
      ...(team === '' ? {} : { team }),
      ...(service === '' ? {} : { service }),
      ...(model === '' ? {} : { model }),
    },
    now,
  );
  const measures = useQuery(measuresQuery(asked));
  const teams = useQuery(teamsQuery).data ?? [];
  const models = useQuery(modelNamesQuery).data ?? [];
  return (
    <Page
      title="Measures"
      lead="Excludes drills and merged incidents. Anything still open counts with its duration so far. No time or share is shown for fewer than five."
      actions={
        <>
          <ClauseChip id="8.2" />
          <SaveCsv asked={asked} />
        </>
      }
    >
      <FilterBar
        search={service}
        onSearch={setService}
        searchName="Service or model of the catalog"
        choices={[
          { name: 'Period', options: SPANS, value: String(days), onChoose: (value) => setDays(Number(value)) },
          {
            name: 'Team',
            options: [['', 'All'], ...teams.map(({ id, name }) => [id, name] as const)],
            value: team,
            onChoose: setTeam,
          },
          ...(models.length === 0
            ? []
            : [
                {
                  name: 'Model',
                  options: [['', 'All'], ...models.map((name) => [name, name] as const)] as const,
                  value: model,
                  onChoose: setModel,
                },
              ]),
        ]}
        tokens={[]}
      />
      <ProblemNote problem={measures.isError ? problemOf(measures.error) : undefined} />
      {measures.data === undefined ? (
        measures.isError ? null : (
          <Waiting what="the figures" />
        )
      ) : (
        <div className="inset stack">
          <p className="soft" role="status">
            {measures.data.incidents === 1
              ? '1 incident that you can see was declared in this period.'
              : `${measures.data.incidents} incidents that you can see were declared in this period.`}
          </p>
          <div className="measures">
            {measures.data.measures.map((measure) => (
              <MeasurePanel key={measure.id} measure={measure} periods={measures.data.periods} />
            ))}
          </div>
        </div>
      )}
    </Page>
  );
}

function MeasurePanel({ measure, periods }: { measure: Measure; periods: Measures['periods'] }) {
  const { id, title, definition, all, by, unit } = measure;
  return (
    <Panel title={title}>
      <p>
        <strong className="measure-figure">{figureWords(measure, all)}</strong>{' '}
        <span className="soft">{unit === 'count' ? inForceWords(all) : countWords(all)}</span>
      </p>
      {unit === 'share' ? null : <MeasurePlot id={id} title={title} unit={unit} periods={periods} />}
      {by.length === 0 ? null : (
        <table className="measure-table small">
          <thead>
            <tr>
              <th scope="col">Severity</th>
              <th scope="col">{unit === 'seconds' ? 'Median' : 'Share'}</th>
              {unit === 'seconds' ? <th scope="col">95 %</th> : null}
              <th scope="col">Count</th>
            </tr>
          </thead>
          <tbody>
            {by.map((each) => (
              <tr key={each.severity}>
                <th scope="row">
                  <SeverityMark severity={each.severity} />
                </th>
                <td>{figureWords(measure, each)}</td>
                {unit === 'seconds' ? <td>{each.p95 === undefined ? '–' : spanWords(each.p95)}</td> : null}
                <td>{each.open === 0 ? each.n : `${each.n}, ${each.open} open`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="soft small">{definition}</p>
    </Panel>
  );
}

const figureWords = ({ unit }: Measure, { n, median, share }: Measure['all']): string => {
  if (unit === 'count') return String(n);
  const value = unit === 'seconds' ? median : share;
  if (value === undefined) return 'too few to say';
  return unit === 'seconds' ? spanWords(value) : shareWords(value);
};

function SaveCsv({ asked }: { asked: ReturnType<typeof spanOf> }) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      saveFile(await measuresCsv(asked), `measures-${asked.to.slice(0, 10)}.csv`);
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <BusyButton isBusy={isBusy} onClick={() => void save()}>
        Save as CSV
      </BusyButton>
      <ProblemNote problem={failure === undefined ? undefined : problemOf(failure)} />
    </>
  );
}
