export { compare, timesOf, type Difference } from './compare.ts';
export { keepInPlace } from './keep-in-place.ts';
export { onCallAt, versionAt } from './on-call-at.ts';
export type { Override, Plan, Rotation, Schedule, Seat, Version, Window } from './schedule.ts';
export { shiftAt, shiftsIn, type Shift } from './shifts.ts';
export { isCovered, spansIn } from './windows.ts';
