import type { Fairness } from '@muster/api-client';
import { FairnessVerdict, percent } from './drift-words.tsx';

/** Reports side by side, each by group: selection, true positives and accuracy with their intervals. */
export function FairnessTable({ reports, by }: { reports: readonly Fairness[]; by: 'day' | 'name' }) {
  return (
    // Focusable, so that it can also be scrolled sideways with the keyboard.
    <div className="fairness-scroll" role="region" aria-label="Fairness" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{by === 'day' ? 'Day' : 'Version'}</th>
            <th scope="col">Attribute</th>
            <th scope="col">Verdict</th>
            <th scope="col">Parity difference</th>
            <th scope="col">Ratio</th>
            <th scope="col">Opportunity</th>
            <th scope="col">Odds</th>
            <th scope="col">Groups: selected, true positives, accuracy</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={`${report.version} ${report.day} ${report.attribute}`}>
              <th scope="row">{by === 'day' ? report.day : report.name}</th>
              <td>{report.attribute}</td>
              <td>
                <FairnessVerdict verdict={report.verdict} />
              </td>
              <td>{measured(report.parityDifference)}</td>
              <td>{measured(report.parityRatio)}</td>
              <td>{measured(report.opportunityDifference)}</td>
              <td>{measured(report.oddsDifference)}</td>
              <td>
                {report.groups.map((group) => (
                  <div key={group.name}>
                    <strong>{group.name}</strong>
                    {group.insufficient === undefined ? '' : ' (too few)'}: {rated(group.selection)},{' '}
                    {percent(group.truePositive?.value)}, {percent(group.accuracy?.value)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const reasons: Readonly<Record<string, string>> = {
  no_decisions: 'no decisions',
  no_positives: 'nobody qualified',
  no_negatives: 'everybody qualified',
  no_selected: 'nobody was selected',
  one_group: 'one group only',
};

const measured = ({ value, reason = '' }: Fairness['parityDifference']): string =>
  value === undefined ? (reasons[reason] ?? '–') : value.toFixed(3);

const rated = (rate: Fairness['groups'][number]['selection']): string =>
  rate === undefined ? '–' : `${percent(rate.value)} (${percent(rate.from)} to ${percent(rate.to)})`;
