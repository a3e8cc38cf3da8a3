import type { IncidentReach, ReachedService } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { incidentReachQuery } from './incident-queries.ts';

/** What is broken and what depends on it according to the catalog, the nearest and user-facing first. */
export function ReachPanel({ code }: { code: string }) {
  const asked = useQuery(incidentReachQuery(code));
  if (asked.isError)
    return (
      <Panel title="What depends on it">
        <ProblemNote problem={problemOf(asked.error)} />
      </Panel>
    );
  return asked.data === undefined ? null : <Reach reach={asked.data} />;
}

function Reach({ reach }: { reach: IncidentReach }) {
  const { broken, dependents, dependentsInAll, userFacingInAll, unknown } = reach;
  if (broken.length + unknown.length === 0) return null;
  const untold = dependentsInAll - dependents.length;
  return (
    <Panel
      title="What depends on it"
      aside={
        <span className="soft small numbers">{`${dependentsInAll} in total · ${userFacingInAll} user-facing`}</span>
      }
    >
      {broken.map((service) => (
        <Reached key={service.name} service={service} />
      ))}
      {unknown.map((name) => (
        <p key={name} className="soft">
          The catalog does not know {name}.
        </p>
      ))}
      {broken.length > 0 && dependents.length === 0 ? (
        <p className="soft">According to the catalog, nothing depends on {broken.length === 1 ? 'it' : 'these'}.</p>
      ) : null}
      {dependents.length === 0 ? null : (
        <ul className="reached">
          {dependents.map((service) => (
            <li key={service.name}>
              <Reached service={service} />
            </li>
          ))}
        </ul>
      )}
      {untold > 0 ? <p className="soft">And {untold} more, further away.</p> : null}
    </Panel>
  );
}

function Reached({ service }: { service: ReachedService }) {
  const { name, tier, team, userFacing, runbook, steps } = service;
  const about = [
    ...(userFacing === true ? ['user-facing'] : []),
    ...(tier === undefined ? [] : [`tier ${tier}`]),
    ...(team === undefined ? [] : [team]),
    ...(steps > 1 ? [`${steps} steps away`] : []),
  ];
  return (
    <p>
      <Link to="/catalog/$name" params={{ name }} className={steps === 0 ? 'strong' : ''}>
        {name}
      </Link>{' '}
      <span className="soft small">{about.join(' · ')}</span>
      {steps === 0 && runbook !== undefined ? (
        <>
          {' '}
          <a href={runbook} rel="noreferrer" target="_blank">
            Runbook
          </a>
        </>
      ) : null}
    </p>
  );
}
