import { changeSchedule, editSchedule, retireSchedule } from './commands/edit-schedule.ts';
import { cancelStandIn, overrideSchedule } from './commands/override-schedule.ts';
import { askCover, giveShift, takeShift, withdrawCover } from './commands/shift-verbs.ts';

/** Verbs on one schedule. */
export const verbsOnSchedule = [
  takeShift,
  giveShift,
  askCover,
  withdrawCover,
  overrideSchedule,
  cancelStandIn,
  editSchedule,
  changeSchedule,
  retireSchedule,
] as const;
