import { useEffect, useState } from 'react';
import { useSession } from '../areas/session/use-session.ts';
import { Time } from '../kit/time/time.tsx';
import type { LineState } from './line-state.ts';
import { openLiveLine } from './live-line.ts';
import './live-bar.css';

/** Keeps the stream open while pages are shown, and quietly says since when they are out of date if it breaks. */
export function LiveBar() {
  const [state, setState] = useState<LineState>({ kind: 'connecting' });
  const session = useSession();
  // The stream covers everything members may see, so it is closed to external auditors.
  const who = session?.outside === undefined ? session?.principal.id : undefined;
  useEffect(() => (who === undefined ? undefined : openLiveLine(who, setState)), [who]);
  return (
    <div role="status" className={state.kind === 'lost' ? 'live-bar' : 'hidden-words'}>
      {state.kind === 'lost' ? (
        <>
          The live connection is down. This page shows the state of{' '}
          <Time at={state.since.toISOString()} as="time-of-day" />; reconnecting.
        </>
      ) : null}
    </div>
  );
}
