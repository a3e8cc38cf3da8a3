import type { ClockName, IncidentClock } from '../shapes.ts';

/** What each clock asks for, short enough for five of them to fit in one header. */
export const clockWords: Readonly<Record<ClockName, string>> = {
  acknowledge: 'ack',
  commander: 'commander',
  classify: 'classify',
  mitigate: 'mitigate',
  update: 'next update',
  resolve: 'resolve',
};

/** The words for each state, most urgent first. */
export const clockStateWords: Readonly<Record<IncidentClock['state'], string>> = {
  breached: 'overdue',
  running: 'running',
  missed: 'missed',
  'met-late': 'late',
  met: 'met',
  void: 'no longer due',
};
