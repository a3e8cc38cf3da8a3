import type { Control } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { foundWords } from './control-words.ts';

/** Controls with the evidence on record, those with exceptions first. */
export function ControlsTable({ controls, label }: { controls: readonly Control[]; label: string }) {
  const order = ['exceptions', 'none-found', 'not-evaluable'];
  const sorted = controls.toSorted((first, second) => order.indexOf(first.verdict) - order.indexOf(second.verdict));
  return (
    <div className="controls-wide">
      <table className="controls-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">Found</th>
            <th scope="col">Exceptions</th>
            <th scope="col">On record</th>
            <th scope="col">Asserted</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((control) => (
            <tr key={control.id} data-verdict={control.verdict}>
              <th scope="row">
                {control.of === 'policy' ? <ClauseChip id={control.id} /> : <strong>{control.id}</strong>}{' '}
                <span className="small">{control.title}</span>
              </th>
              <td>
                <span className="chip">{foundWords(control)}</span>
              </td>
              <td>{control.exceptions}</td>
              <td>{control.population}</td>
              <td>{control.assertion.replace('-', ' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
