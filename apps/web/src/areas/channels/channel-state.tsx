import type { Channel } from '@muster/api-client';
import { Time } from '../../kit/time/time.tsx';
import '../../kit/chip.css';

/** A channel's state: what it rejects, since when and why. */
export function ChannelState({ channel: { state, failing, lastAccepted } }: { channel: Channel }) {
  if (failing !== undefined)
    return (
      <span className="wraps">
        <span className="chip">failing</span>{' '}
        <span className="soft small">
          {failing.reason.replaceAll('-', ' ')} <Time at={failing.since} />
        </span>
      </span>
    );
  return (
    <span className="wraps">
      <span className="chip">{state.replaceAll('-', ' ')}</span>{' '}
      {lastAccepted === undefined ? null : (
        <span className="soft small">
          accepted <Time at={lastAccepted} />
        </span>
      )}
    </span>
  );
}
