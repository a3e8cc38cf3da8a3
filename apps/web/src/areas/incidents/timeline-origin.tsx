import type { TimelineItem } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { useTabIndex } from '../../kit/tab-stop.ts';
import { Time } from '../../kit/time/time.tsx';

/**
 * The origin of a timeline line: a ledger entry, or alerts, which may share a line; where it is truncated, a link to
 * the rest.
 */
export function Origin({ code, item: { kind, seq, at, alerts, cut } }: { code: string; item: TimelineItem }) {
  const tabIndex = useTabIndex();
  if (seq !== undefined)
    return (
      <Link
        tabIndex={tabIndex}
        to="/ledger/$seq"
        params={{ seq: String(seq) }}
        className="mono"
        title="This entry in the ledger"
      >
        #{seq}
      </Link>
    );
  if (cut)
    return (
      <Link tabIndex={tabIndex} to="/ledger" search={{ incident: code }} title="All entries about this incident">
        ledger
      </Link>
    );
  if (kind !== 'alerts') return <span title="On the record; the ledger seals it within moments">sealing…</span>;
  return alerts === undefined || alerts.until === at ? null : (
    <span title="When the last of them was received">
      until <Time at={alerts.until} as="time-of-day" />
    </span>
  );
}
