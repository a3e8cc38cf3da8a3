import { PICO_PER_MICRO } from '@muster/llm-wire';
import { Type } from 'typebox';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { differencesOf, unseenIn, type DayUsage } from '../domain/reconcile.ts';
import { providerReconciled } from '../ledger-actions.ts';
import { DOLLARS, dollarsOf, microOf } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { usageByDay } from '../store/calls.ts';
import { insertReconciliation } from '../store/watching.ts';

const MOST_CHARACTERS = 1_000_000;

/** Holds what a provider says was used against what went through the gateway: more means that somebody went past it (GOV 6.7). */
export const reconcileUsage = verb(providerThing, {
  name: 'reconcile',
  words: {
    label: 'Reconcile',
    does: 'hold an export of its usage against what went through the gateway',
    done: 'It is held against the gateway’s calls, and on record.',
  },
  clauses: ['6.7', '9.2'],
  permission: llmPermissions.keep,
  fields: {
    content: Type.String({
      minLength: 1,
      maxLength: MOST_CHARACTERS,
      ...field({ asks: 'The export, as CSV: day,model,requests,cost_usd', option: 'content' }, 'multiline'),
    }),
  },
  answer: Type.Object({
    from: Type.String(),
    to: Type.String(),
    unseenRequests: Type.Integer(),
    unseenCost: Type.String(),
    differences: Type.Array(
      Type.Object({
        day: Type.String(),
        model: Type.String(),
        providerRequests: Type.Integer(),
        gatewayRequests: Type.Integer(),
        providerCost: Type.String(),
        gatewayCost: Type.String(),
      }),
    ),
  }),
  async decide(ctx, { thing, input }) {
    const read = readUsage(input.content);
    if (!read.ok) return read;
    const days = read.value.map(({ day }) => day).toSorted();
    const [from = '', to = ''] = [days[0], days.at(-1)];
    const differences = differencesOf(read.value, await usageByDay(ctx.tx, thing.name, from, to));
    const unseen = unseenIn(differences);
    const entry = ctx.record(providerReconciled, {
      resource: { kind: 'llm-provider', id: thing.id },
      clause: '6.7',
      data: { name: thing.name, from, to, differing: differences.length, unseenRequests: unseen.requests },
    });
    const told = differences.map((each) => ({
      ...each,
      providerCost: dollarsOf(each.providerCost),
      gatewayCost: dollarsOf(each.gatewayCost),
    }));
    await insertReconciliation(
      ctx.tx,
      {
        id: ctx.ids.row(ctx.now),
        provider: thing.name,
        fromDay: from,
        toDay: to,
        at: ctx.now,
        differences: told,
        unseenRequests: unseen.requests,
        unseenCost: unseen.cost,
      },
      entry,
    );
    return ok({ from, to, unseenRequests: unseen.requests, unseenCost: dollarsOf(unseen.cost), differences: told });
  },
});

const isDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isDollars = new RegExp(DOLLARS);
const MOST_PROBLEMS = 20;

/** Lines of day, model, requests and dollars, with or without a head. */
function readUsage(content: string): Result<readonly DayUsage[], AppError> {
  const used: DayUsage[] = [];
  const problems: FieldProblem[] = [];
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    const [day = '', model = '', requests = '', cost = '', ...rest] = line.split(',').map((each) => each.trim());
    if (line.trim() === '' || (index === 0 && day === 'day')) continue;
    if (isDay.test(day) && model !== '' && /^\d{1,9}$/.test(requests) && isDollars.test(cost) && rest.length === 0)
      used.push({ day, model, requests: Number(requests), cost: BigInt(microOf(cost)) * PICO_PER_MICRO });
    else
      problems.push({
        path: `/content/lines/${index + 1}`,
        problem: 'is no day, model, requests and dollars',
        remedy: '2026-11-30,gpt-5,120,4.25',
      });
  }
  if (problems.length > 0 || used.length === 0)
    return err({
      kind: 'invalid',
      code: 'llm/not-an-export',
      public: 'This is no export of usage.',
      remedy: 'Send CSV with the columns day,model,requests,cost_usd.',
      fields: problems.slice(0, MOST_PROBLEMS),
    });
  return ok(used);
}
