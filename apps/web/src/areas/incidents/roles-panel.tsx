import type { Incident } from '@muster/api-client';
import { Panel } from '../../kit/panel.tsx';
import { Person } from '../../kit/person.tsx';
import { Time } from '../../kit/time/time.tsx';
import { CommanderSeat } from './commander-seat.tsx';

/** Who does what here, and since when. */
export function RolesPanel({ incident }: { incident: Incident }) {
  const { commander, declaredBy, declaredAt, confirmedAt, service } = incident;
  return (
    <Panel title="Roles">
      <dl className="facts-list">
        <div>
          <dt>Commander</dt>
          <dd>
            <CommanderSeat incident={incident} />
            {commander === undefined ? null : (
              <span className="soft small">
                {' '}
                since <Time at={commander.since} as="time-of-day" />
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>Declared by</dt>
          <dd>
            {declaredBy === undefined ? 'an alert' : <Person person={declaredBy} />}{' '}
            <span className="soft small">
              <Time at={declaredAt} as="time-of-day" />
            </span>
          </dd>
        </div>
        {confirmedAt === undefined ? null : (
          <div>
            <dt>Confirmed</dt>
            <dd>
              by the on-call SRE <Time at={confirmedAt} as="time-of-day" />
            </dd>
          </div>
        )}
        {service === undefined ? null : (
          <div>
            <dt>Service</dt>
            <dd>{service}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
