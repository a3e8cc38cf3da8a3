import { declaredWords } from '@muster/api-client';

/**
 * Incidents declared per day, today on the right: a bar per day, and the numbers as text for people who cannot see it.
 */
export function DaysLine({ byDay }: { byDay: readonly number[] }) {
  const most = Math.max(1, ...byDay);
  const total = byDay.reduce((sum, count) => sum + count, 0);
  const words = declaredWords(byDay);
  return (
    <span className="days" title={words}>
      <svg viewBox={`0 0 ${byDay.length * 4} 16`} role="img" aria-label={words}>
        {byDay.map((count, day) => {
          const height = count === 0 ? 1 : 2 + (14 * count) / most;
          return (
            <rect
              key={day}
              x={day * 4}
              y={16 - height}
              width="3"
              height={height}
              data-none={count === 0 || undefined}
            />
          );
        })}
      </svg>
      <span className="soft small numbers" aria-hidden="true">
        {total} declared in {byDay.length} days
      </span>
    </span>
  );
}
