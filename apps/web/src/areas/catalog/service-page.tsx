import type { ServicePage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ServiceAlerts, ServiceIncidents } from './service-troubles.tsx';
import { serviceQuery } from './catalog-queries.ts';

/** The page of one service. */
export function ServicePage() {
  const { name } = useParams({ from: '/members/catalog/$name' });
  return (
    <OneThing
      asked={useQuery(serviceQuery(name))}
      name="Service"
      absent="The catalog has no service with this name."
      back={<Link to="/catalog">All services</Link>}
    >
      {(service) => <OpenedService service={service} />}
    </OneThing>
  );
}

function OpenedService({ service }: { service: Shown }) {
  const { name, may, version, dependsOn, dependents, addresses } = service;
  const acted = { key: { name }, version };
  const navigate = useNavigate();
  return (
    <Page
      title={name}
      actions={
        <>
          <VerbButton
            verb="service.retire"
            may={may.retire}
            acted={acted}
            onDone={() => void navigate({ to: '/catalog' })}
          >
            Retire
          </VerbButton>
          <VerbButton verb="service.change" may={may.change} acted={acted} isMain>
            Change
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="What it is">
          <Definitions>
            <Definition name="Kind">
              <span className="chip">{service.kind}</span>
            </Definition>
            <Definition name="Team">{service.team?.name ?? unknown}</Definition>
            <Definition name="Tier">{service.tier ?? unknown}</Definition>
            <Definition name="User-facing">
              {service.userFacing === undefined ? unknown : service.userFacing ? 'yes' : 'no'}
            </Definition>
            <Definition name="Runbook">
              {service.runbook === undefined ? unknown : <Outside to={service.runbook} />}
            </Definition>
          </Definitions>
          {service.links.map((link) => (
            <p key={link}>
              <Outside to={link} />
            </p>
          ))}
        </Panel>
        <ServiceIncidents name={name} />
        <ServiceAlerts name={name} />
        <Panel
          title="Depends on"
          aside={
            <>
              <VerbButton verb="service.depend" may={may.depend} acted={acted} isCompact>
                Add
              </VerbButton>
              <VerbButton verb="service.undepend" may={may.undepend} acted={acted} isCompact>
                Remove
              </VerbButton>
            </>
          }
        >
          <Names names={dependsOn} none="It has no known dependencies." />
        </Panel>
        <Panel title="What depends on it">
          <Names names={dependents} none="Nothing is known to depend on it." />
        </Panel>
        <Panel
          title="Addresses"
          aside={
            <>
              <ClauseChip id="6.6" />
              <VerbButton verb="service.know-address" may={may['know-address']} acted={acted} isCompact>
                Add
              </VerbButton>
              <VerbButton verb="service.forget-address" may={may['forget-address']} acted={acted} isCompact>
                Remove
              </VerbButton>
            </>
          }
        >
          {addresses.length === 0 ? <p className="soft">No known addresses.</p> : null}
          {addresses.map((address) => (
            <p key={address}>
              <code>{address}</code>
            </p>
          ))}
        </Panel>
      </div>
    </Page>
  );
}

const unknown: ReactNode = <span className="soft">not specified</span>;

function Names({ names, none }: { names: readonly string[]; none: string }) {
  if (names.length === 0) return <p className="soft">{none}</p>;
  return names.map((name) => (
    <p key={name}>
      <Link to="/catalog/$name" params={{ name }}>
        {name}
      </Link>
    </p>
  ));
}

const Outside = ({ to }: { to: string }) => (
  <a href={to} rel="noreferrer" target="_blank">
    {to}
  </a>
);
