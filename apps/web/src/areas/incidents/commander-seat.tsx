import type { Incident } from '@muster/api-client';
import { Person } from '../../kit/person.tsx';

/** The commander. An empty seat is a conspicuous dashed circle, red once naming one is overdue. */
export function CommanderSeat({ incident, withStandIn = false }: { incident: Incident; withStandIn?: boolean }) {
  const { commander } = incident;
  if (commander?.named === true) {
    return (
      <span className="seat">
        <Person person={commander.person} detail="commands" />
      </span>
    );
  }
  return (
    <span
      className="seat seat-empty"
      data-overdue={
        incident.clocks.some(({ name, state }) => name === 'commander' && state === 'breached') || undefined
      }
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9.5" />
      </svg>
      <span>
        no commander
        {commander === undefined || !withStandIn ? null : (
          <span className="soft small seat-stand-in">
            {commander.person.name ?? commander.person.initials} stands in
          </span>
        )}
      </span>
    </span>
  );
}
