import type { Clause } from '@muster/api-client';
import { Link } from '@tanstack/react-router';

/**
 * Every clause as a square, by state: shows at a glance how much of the policy is enforced. Each links to its clause
 * and has its number and state as text; marks distinguish states without colour.
 */
export function ClauseMap({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <ol className="clause-map" aria-label="Clauses by state">
      {clauses.map(({ id, state }) => (
        <li key={id}>
          <Link
            to="/policy"
            search={{ clause: id }}
            replace
            className="clause-square"
            data-state={state}
            title={clauseWords(id, state)}
            aria-label={clauseWords(id, state)}
          >
            <span aria-hidden="true">{marks[state]}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

const clauseWords = (id: string, state: Clause['state']): string => `${id}, ${words[state]}`;

const words: Readonly<Record<Clause['state'], string>> = {
  enforced: 'enforced',
  partly: 'partly enforced',
  'not-built': 'not built yet',
};

const marks: Readonly<Record<Clause['state'], string>> = { enforced: '', partly: '/', 'not-built': '·' };
