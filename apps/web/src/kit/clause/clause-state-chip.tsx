import type { Clause } from '@muster/api-client';
import '../chip.css';

export function ClauseStateChip({ state }: { state: Clause['state'] }) {
  return (
    <span className="chip" data-state={state}>
      {stateWords[state]}
    </span>
  );
}

const stateWords: Readonly<Record<Clause['state'], string>> = {
  enforced: 'Enforced',
  partly: 'Partly',
  'not-built': 'Not built yet',
};
