import type { GateFinding, ViolationsFound } from '../../platform/violations.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { takeReport } from './commands/take-report.ts';

/** A gate's own findings are recorded like reports, once per key. */
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
