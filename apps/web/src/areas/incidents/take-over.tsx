import { largestUnit, personWords, type Incident } from '@muster/api-client';
import { Time } from '../../kit/time/time.tsx';
import { useServerNow } from '../../live/server-clock.ts';

type Props = { incident: Pick<Incident, 'commander'> };

/** Shown before taking command from somebody: who has it, since when, and that they will be told. */
export function TakeOver({ incident }: Props) {
  if (incident.commander?.named !== true) return <p>This incident no longer has a named commander.</p>;
  return (
    <>
      <HasCommand incident={incident} />
      <p className="soft">
        {personWords(incident.commander.person)} will be notified that you have taken command, and the timeline shows
        from whom.
      </p>
    </>
  );
}

/** Who commands by name and since when; renders nothing if nobody does. */
export function HasCommand({ incident: { commander } }: Props) {
  const now = useServerNow();
  if (commander?.named !== true) return null;
  return (
    <p>
      <strong>{personWords(commander.person)}</strong> has commanded this incident since{' '}
      <Time at={commander.since} as="time-of-day" />, for{' '}
      {largestUnit(Math.max(0, now.getTime() - Date.parse(commander.since)))}. Ask them for the state of play first, if
      they can be asked.
    </p>
  );
}
