import { Type } from 'typebox';
import { addDays } from '../../../kernel/clock.ts';
import type { UseService } from '../../../kernel/services.ts';
import { dollarsOf, dollarsOfMicro } from '../money.ts';
import { llmReader } from '../services.ts';
import { spendSince } from '../store/calls.ts';
import { sharedLimits } from '../store/consumers.ts';

const MOST_LINES = 500;

/** Spending over the last days, and the shared limits. */
export const LlmSpend = Type.Object(
  {
    since: Type.String({ format: 'date-time' }),
    total: Type.String(),
    lines: Type.Array(
      Type.Object({
        consumer: Type.String(),
        provider: Type.String(),
        model: Type.String(),
        calls: Type.Integer(),
        inputTokens: Type.Integer(),
        outputTokens: Type.Integer(),
        cost: Type.String(),
      }),
    ),
    limits: Type.Array(Type.Object({ scope: Type.String(), perDay: Type.String(), perMonth: Type.String() })),
  },
  { title: 'LlmSpend' },
);

export async function spendOf(use: UseService, days: number) {
  const { db, now } = llmReader(use);
  const since = addDays(now, -days);
  const lines = await spendSince(db, since, MOST_LINES);
  return {
    since: since.toISOString(),
    total: dollarsOf(lines.reduce((sum, { cost }) => sum + cost, 0n)),
    lines: lines.map((line) => ({ ...line, cost: dollarsOf(line.cost) })),
    limits: [...(await sharedLimits(db))].map(([scope, { perDay, perMonth }]) => ({
      scope,
      perDay: dollarsOfMicro(perDay),
      perMonth: dollarsOfMicro(perMonth),
    })),
  };
}
