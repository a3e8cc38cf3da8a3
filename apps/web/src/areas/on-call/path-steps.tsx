import type { EscalationPathPage, PathStep, PathTarget } from '@muster/api-client';
import { Person } from '../../kit/person.tsx';
import { dayName } from './rotation-words.ts';

type Shown = Pick<
  EscalationPathPage,
  'steps' | 'rounds' | 'afterwards' | 'lapsesAfterMinutes' | 'repeatsAfterMinutes' | 'zone'
> & {
  deadEnd?: EscalationPathPage['deadEnd'] | undefined;
};

/** A path step by step: whom each calls now, how long it waits, and what happens at the end. */
export function PathSteps({ path }: { path: Shown }) {
  return (
    <>
      {path.deadEnd === undefined ? null : (
        <p className="nobody" role="note">
          {path.deadEnd.says}
        </p>
      )}
      <ol className="path-steps">
        {path.steps.map((step, at) => (
          <li key={at}>
            {step.targets.map((target) => (
              <Target key={`${target.kind}:${target.id}`} target={target} />
            ))}
            <p className="soft">{stepWords(step, path.zone)}</p>
          </li>
        ))}
      </ol>
      <p className="soft">
        {path.rounds === 1 ? 'Runs once.' : `Runs ${path.rounds} times.`} {path.afterwards}
        {path.lapsesAfterMinutes === undefined
          ? ''
          : ` An acknowledgement lapses if nothing follows it for ${path.lapsesAfterMinutes} minutes.`}
        {path.repeatsAfterMinutes === undefined
          ? ''
          : ` Until the incident is resolved, it calls again from the first step ${path.repeatsAfterMinutes} minutes after each acknowledgement.`}
      </p>
    </>
  );
}

const kinds: Readonly<Record<PathTarget['kind'], string>> = {
  schedule: 'On call in',
  person: '',
  role: 'Role',
  team: 'Everybody in',
};

function Target({ target: { kind, name, people } }: { target: PathTarget }) {
  return (
    <p className="path-target">
      {kind === 'person' ? null : (
        <span>
          <span className="soft">{kinds[kind]} </span>
          {name}
        </span>
      )}
      {people.length === 0 ? <strong className="nobody">nobody</strong> : null}
      {people.map((person) => (
        <Person key={person.id} person={person} />
      ))}
    </p>
  );
}

/** How it calls, how long it waits, how many must answer, and when it applies. */
function stepWords({ by, waitMinutes, answers, windows, isTakenNow }: PathStep, zone: string): string {
  return [
    `${by === 'page' ? 'pages them' : 'notifies them'}, waits ${waitMinutes} min`,
    ...(answers > 1 ? [`${answers} must answer`] : []),
    ...(windows.length === 0
      ? []
      : [
          `only ${windows.map(({ fromDay, from, toDay, to }) => `${dayName(fromDay)} ${from}–${fromDay === toDay ? '' : `${dayName(toDay)} `}${to}`).join(', ')} (${zone})${isTakenNow ? '' : ', not now'}`,
        ]),
  ].join('; ');
}
