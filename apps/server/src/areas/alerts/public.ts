export { alertsArea } from './area.ts';
export { openIntake, type AlertIntake } from './intake/open-intake.ts';
export { momentWords, type AlertMoment } from './domain/moment.ts';
export { alertsReceived } from './ledger-actions.ts';
export { firingAlerts } from './queries/firing-alerts.ts';
export { resolvedYetFiring } from './queries/resolved-yet-firing.ts';
export { alertMoments, type AlertMoments } from './queries/alert-moments.ts';
export { alertReadsService } from './queries/alert-reads.ts';
export { servicesOf } from './queries/services-of.ts';
