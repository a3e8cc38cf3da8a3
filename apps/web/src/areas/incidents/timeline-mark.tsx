import type { TimelineKind } from '@muster/api-client';

/** The kind of a line, as a shape. */
export function KindMark({ kind }: { kind: TimelineKind }) {
  return (
    <svg className="timeline-mark" viewBox="0 0 16 16" role="img" aria-label={kind}>
      {marks[kind]}
    </svg>
  );
}

const marks: Readonly<Record<TimelineKind, React.ReactNode>> = {
  people: <path d="M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 14c.6-3 2.6-4.4 5.5-4.4s4.9 1.4 5.5 4.4" />,
  pages: <path d="M2 3.5h12v9H2zM2 4l6 5 6-5" />,
  alerts: <path d="M8 2 14.5 13.5h-13zM8 6.5v3.4M8 11.4v.6" />,
  clocks: <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.8V8l2.2 1.6" />,
  policy: <path d="M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3" />,
};
