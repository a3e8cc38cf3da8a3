import type { DueRegistry } from '../../../platform/due/registry.ts';
import { clockDue, clockWarning, escalationDue, pageAgain } from '../due-kinds.ts';
import { escalate } from './escalate.ts';
import { breachClock, warnOfClock } from './fire-clock.ts';
import { passBy } from './pass-by.ts';
import { repeatPage } from './page-again.ts';

/** What time does to incidents. */
export function registerIncidentReactions(registry: DueRegistry): void {
  registry.onDeadline(clockWarning, (ctx, row) => warnOfClock(ctx, row.payload), passBy('warn'));
  registry.onDeadline(clockDue, (ctx, row) => breachClock(ctx, row.payload), passBy('breach'));
  registry.onDeadline(escalationDue, (ctx, row) => escalate(ctx, row.payload), passBy('escalate'));
  registry.onDeadline(pageAgain, (ctx, row) => repeatPage(ctx, row.payload));
}
