import type { Severity } from '@muster/api-client';
import './severity-mark.css';

/** Severity by colour, shape and name, so that no single one of them has to be seen. */
export function SeverityMark({ severity, unclassified = false, size = 'row' }: Props) {
  return (
    <span className="severity" data-severity={severity} data-size={size}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {shapes[severity]}
      </svg>
      <span>{severity}</span>
      {unclassified ? (
        <span className="severity-provisional" title="Provisional until classified">
          ?
        </span>
      ) : null}
    </span>
  );
}

type Props = { severity: Severity; unclassified?: boolean; size?: 'row' | 'header' };

const shapes: Readonly<Record<Severity, React.ReactNode>> = {
  'SEV-1': <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />,
  'SEV-2': <path d="M8 1.2 15.4 14.5H.6z" />,
  'SEV-3': <rect x="2" y="2" width="12" height="12" rx="1" />,
  'SEV-4': <circle cx="8" cy="8" r="6.4" />,
};
