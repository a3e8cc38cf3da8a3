import type { GateFinding, ViolationsFound } from '../../platform/violations.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { takeReport } from './commands/take-report.ts';

/** What a gate finds by itself comes in like a report, once a key. */
export const violationsFound: ViolationsFound = {
  async found(ctx: CommandContext, { clause, what, about, key }: GateFinding) {
    await takeReport(ctx, {
      source: 'gate',
      reporter: undefined,
      aboutGovernance: false,
      subjects: about ?? [],
      clause,
      body: what,
      at: ctx.now,
      gateKey: key,
    });
  },
};
