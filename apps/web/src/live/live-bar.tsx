import { useEffect, useState } from 'react';
import { useSession } from '../areas/session/use-session.ts';
import { Time } from '../kit/time/time.tsx';
import type { LineState } from './line-state.ts';
import { openLiveLine } from './live-line.ts';
import './live-bar.css';

/** Keeps the line open while pages are shown, and says quietly since when they are old once it dropped. */
export function LiveBar() {
  const [state, setState] = useState<LineState>({ kind: 'connecting' });
  const session = useSession();
  // The line tells of everything that members may see: it does not open to auditors from outside.
  const who = session?.outside === undefined ? session?.principal.id : undefined;
  useEffect(() => (who === undefined ? undefined : openLiveLine(who, setState)), [who]);
  return (
    <div role="status" className={state.kind === 'lost' ? 'live-bar' : 'hidden-words'}>
      {state.kind === 'lost' ? (
        <>
          The live connection is down. What you see is from <Time at={state.since.toISOString()} as="time-of-day" />;
          trying again.
        </>
      ) : null}
    </div>
  );
}
