export { alertsArea } from './area.ts';
export { openIntake, type AlertIntake } from './intake/open-intake.ts';
