import type { ClockName, IncidentClock } from '../shapes.ts';

/** What each clock asks for. */
export const clockWords: Readonly<Record<ClockName, string>> = {
  acknowledge: 'acknowledge',
  commander: 'name a commander',
  classify: 'classify',
  mitigate: 'mitigate',
  update: 'next update',
  resolve: 'resolve',
};

/** How a clock stands, what asks for somebody first. */
export const clockStateWords: Readonly<Record<IncidentClock['state'], string>> = {
  breached: 'missed',
  running: 'running',
  'met-late': 'late',
  met: 'met',
  void: 'no longer due',
};
