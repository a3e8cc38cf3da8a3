export { accuracyMissed } from './queries/accuracy-missed.ts';
export { sloArea } from './area.ts';
export { beginJudging } from './begin-judging.ts';
export { countOwnTraffic } from './own-traffic.ts';
export { freezeNow } from './queries/freeze-now.ts';
export { openTrafficJournal } from './traffic-journal.ts';
export { findObjective, objectivesIn } from './queries/objectives.ts';
