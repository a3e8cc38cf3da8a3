import type { DueRegistry } from '../../../platform/worker/registry.ts';
import {
  acknowledgementLapses,
  calledInAgain,
  clockDue,
  clockWarning,
  escalationDue,
  obligationDue,
  pageAgain,
} from '../due-kinds.ts';
import { pathRepeats } from '../../oncall/public.ts';
import { callInAgain } from './call-in-again.ts';
import { callStillOpen } from './call-still-open.ts';
import { escalate } from './escalate.ts';
import { breachClock, warnOfClock } from './fire-clock.ts';
import { planBeyondFailing } from './plan-beyond-failing.ts';
import { lapse } from './lapse.ts';
import { missObligation } from './miss-obligation.ts';
import { repeatPage } from './page-again.ts';

/** Registers this area's deadline handlers. */
export function registerIncidentReactions(registry: DueRegistry): void {
  registry.onDeadline(clockWarning, (ctx, row) => warnOfClock(ctx, row.payload), planBeyondFailing('warn'));
  registry.onDeadline(clockDue, (ctx, row) => breachClock(ctx, row.payload), planBeyondFailing('breach'));
  registry.onDeadline(escalationDue, (ctx, row) => escalate(ctx, row.payload), planBeyondFailing('escalate'));
  registry.onDeadline(obligationDue, async (ctx, row) => missObligation(ctx, row.payload));
  registry.onDeadline(acknowledgementLapses, (ctx, row) => lapse(ctx, row.payload));
  registry.onDeadline(calledInAgain, (ctx, row) => callInAgain(ctx, row.payload));
  registry.onDeadline(pathRepeats, (ctx, row) => callStillOpen(ctx, row.payload));
  registry.onDeadline(pageAgain, (ctx, row) => repeatPage(ctx, row.payload));
}
