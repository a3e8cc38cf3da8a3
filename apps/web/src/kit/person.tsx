import type { Actor as ActorShape, Person as PersonShape } from '@muster/api-client';
import { useRoleTitle } from './role-titles.tsx';
import './person.css';

/** A person: initials, the name if visible, and the role. */
export function Person({
  person,
  detail,
  only = 'all',
}: {
  person: PersonShape;
  detail?: string;
  only?: 'all' | 'initials';
}) {
  const roleTitle = useRoleTitle();
  const name = person.name ?? person.initials;
  return (
    <span className="person" title={personTitle(person, roleTitle)}>
      <span className="person-initials" aria-hidden={only === 'all'}>
        {person.initials}
      </span>
      {only === 'all' ? <span className="person-name">{name}</span> : null}
      {detail === undefined ? null : <span className="person-detail">{detail}</span>}
    </span>
  );
}

function System({ part }: { part: string }) {
  return (
    <span className="person" title={systemWords(part)}>
      <span className="person-initials person-system" aria-hidden="true">
        M
      </span>
      <span className="person-name">Muster</span>
    </span>
  );
}

/** The actor's initials only, beside text that names them. */
export function Face({ actor: { person } }: { actor: ActorShape }) {
  return (
    <span className={`person-initials${person === undefined ? ' person-system' : ''}`} aria-hidden="true">
      {person?.initials ?? 'M'}
    </span>
  );
}

/** The actor, as an avatar with a name or as the first word of a sentence. */
export function Actor({ actor: { person, system }, as = 'mark' }: { actor: ActorShape; as?: 'mark' | 'word' }) {
  const roleTitle = useRoleTitle();
  if (as === 'word')
    return (
      <strong title={person === undefined ? systemWords(system) : personTitle(person, roleTitle)}>
        {person?.name ?? person?.initials ?? 'Muster'}
      </strong>
    );
  return person === undefined ? <System part={system ?? 'somebody'} /> : <Person person={person} />;
}

const personTitle = (person: PersonShape, roleTitle: (role: string) => string): string =>
  [person.name ?? person.initials, ...(person.roles ?? []).map(roleTitle)].join(' · ');

const systemWords = (part = 'itself'): string => `Muster: ${part.replace(/^system:/, '').replaceAll('-', ' ')}`;
