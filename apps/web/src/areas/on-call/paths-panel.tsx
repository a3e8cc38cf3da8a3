import type { May } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { pathsQuery } from './on-call-queries.ts';
import { NewPathButton } from './path-editor.tsx';

/** Whom each team's incidents call in addition to those the policy calls. */
export function PathsPanel({ may }: { may: May | undefined }) {
  const asked = useQuery(pathsQuery);
  const paths = asked.data ?? [];
  return (
    <Panel title="Escalation paths" aside={<NewPathButton may={may} />}>
      {asked.isSuccess && paths.length === 0 ? (
        <Emptiness command="muster escalation-path create <name> --team <team> --schedules <schedule>">
          A team’s path says who its incidents call, step by step, in addition to those the policy calls.
        </Emptiness>
      ) : null}
      <ul className="shift-list" aria-label="Escalation paths">
        {paths.map(({ id, name, team, steps, first, running, deadEnd }) => (
          <li key={id}>
            <Link to="/on-call/paths/$id" params={{ id }}>
              {name}
            </Link>
            <span className="soft">
              {team.name}, {steps === 1 ? 'one step' : `${steps} steps`}
              {running === 0 ? '' : `, ${running} running`}
            </span>
            {first.length === 0 ? <strong className="nobody">first step calls nobody</strong> : null}
            {first.map((person) => (
              <Person key={person.id} person={person} />
            ))}
            {deadEnd === undefined ? null : <span className="nobody">{deadEnd}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
