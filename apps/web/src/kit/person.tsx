import type { Actor as ActorShape, Person as PersonShape } from '@muster/api-client';
import { roleWords } from './role-words.ts';
import './person.css';

/** Somebody known: initials, the name where one may see it, and the role. */
export function Person({
  person,
  detail,
  only = 'all',
}: {
  person: PersonShape;
  detail?: string;
  only?: 'all' | 'initials';
}) {
  const roles = (person.roles ?? []).map(roleWords).join(', ');
  const name = person.name ?? person.initials;
  return (
    <span className="person" title={[name, roles].filter(Boolean).join(' · ')}>
      <span className="person-initials" aria-hidden={only === 'all'}>
        {person.initials}
      </span>
      {only === 'all' ? <span className="person-name">{name}</span> : null}
      {detail === undefined ? null : <span className="person-detail">{detail}</span>}
    </span>
  );
}

/** The part of Muster that acted by itself. */
function System({ part }: { part: string }) {
  return (
    <span className="person" title="Muster itself">
      <span className="person-initials person-system" aria-hidden="true">
        M
      </span>
      <span className="person-name">{part.replace(/^system:/, '').replaceAll('-', ' ')}</span>
    </span>
  );
}

export function Actor({ actor: { person, system } }: { actor: ActorShape }) {
  return person === undefined ? <System part={system ?? 'somebody'} /> : <Person person={person} />;
}
