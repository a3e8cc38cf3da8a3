import { largestUnit, personWords, type Incident } from '@muster/api-client';
import { Time } from '../../kit/time/time.tsx';
import { useServerNow } from '../../live/server-clock.ts';

/** Before command is taken from somebody: who has it, since when, and what they learn of it. */
export function TakeOver({ incident: { commander } }: { incident: Incident }) {
  const now = useServerNow();
  if (commander?.named !== true) return <p>Nobody commands this incident by name any more.</p>;
  const name = personWords(commander.person);
  return (
    <>
      <p>
        <strong>{name}</strong> has commanded this incident since <Time at={commander.since} as="time-of-day" />, for{' '}
        {largestUnit(Math.max(0, now.getTime() - Date.parse(commander.since)))}. Ask them for the state of play first,
        if they can be asked.
      </p>
      <p className="soft">{name} will be told that you have taken it, and the timeline says from whom.</p>
    </>
  );
}
