import { PICO_PER_MICRO } from '@muster/llm-wire';
import { Type } from 'typebox';
import { addMinutes, dayOf } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { differencesOf, unseenIn, type Difference } from '../domain/reconcile.ts';
import { readUsageExport } from './usage-export.ts';
import { providerReconciled } from '../ledger-actions.ts';
import { DOLLARS, dollarsOf, microOf } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { UsageDifference } from '../queries/usage-difference.ts';
import { usageByDay } from '../store/calls.ts';
import { insertReconciliation, type ToldDifference } from '../store/watching.ts';

const MOST_CHARACTERS = 1_000_000;

/** Compares a provider's reported usage with the gateway's: a surplus means someone bypassed the gateway (GOV 6.7). */
export const reconcileUsage = verb(providerThing, {
  name: 'reconcile',
  words: {
    label: 'Reconcile',
    does: 'compare an export of its usage with what went through the gateway',
    done: 'Compared with the gateway’s calls and recorded.',
  },
  clauses: ['6.7', '9.2'],
  permission: llmPermissions.keep,
  fields: {
    content: Type.String({
      minLength: 1,
      maxLength: MOST_CHARACTERS,
      ...field(
        { asks: 'Its usage report as JSON or CSV, or CSV of day,model,requests,tokens,cost_usd', option: 'content' },
        'multiline',
      ),
    }),
  },
  answer: Type.Object({
    from: Type.String(),
    to: Type.String(),
    unseenRequests: Type.Integer(),
    unseenTokens: Type.Integer(),
    unseenCost: Type.String(),
    differences: Type.Array(UsageDifference),
  }),
  async decide(ctx, { thing, input }) {
    const { used, problems } = readUsageExport(input.content, picodollarsOf);
    if (problems.length > 0 || used.length === 0)
      return err({
        kind: 'invalid',
        code: 'llm/not-an-export',
        public: 'This is not a usage export.',
        remedy: 'Send a usage report of OpenAI or Anthropic, or CSV with the columns day,model,requests,cost_usd.',
        fields: problems,
      });
    const days = used.map(({ day }) => day).toSorted();
    const [from = '', to = ''] = [days[0], days.at(-1)];
    const kept = dayOf(addMinutes(ctx.now, -ctx.policies.current.llm.calls.kept.minutes));
    if (from <= kept)
      return err({
        kind: 'invalid',
        code: 'llm/no-longer-kept',
        public: `The export begins on ${from}, but calls are kept only since ${kept}.`,
        remedy: 'Export only the days after that.',
      });
    const differences = differencesOf(used, await usageByDay(ctx.tx, thing.name, from, to));
    const unseen = unseenIn(differences);
    const entry = ctx.record(providerReconciled, {
      resource: { kind: 'llm-provider', id: thing.id },
      clause: '6.7',
      data: { name: thing.name, from, to, differing: differences.length, unseenRequests: unseen.requests },
    });
    const told = differences.map(toldDifference);
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
    return ok({
      from,
      to,
      unseenRequests: unseen.requests,
      unseenTokens: unseen.tokens,
      unseenCost: dollarsOf(unseen.cost),
      differences: told,
    });
  },
});

const toldDifference = ({ day, model, told, seen }: Difference): ToldDifference => ({
  day,
  model,
  ...(told.requests === undefined ? {} : { providerRequests: told.requests }),
  gatewayRequests: seen.requests,
  ...(told.tokens === undefined ? {} : { providerTokens: told.tokens }),
  gatewayTokens: seen.tokens,
  ...(told.cost === undefined ? {} : { providerCost: dollarsOf(told.cost) }),
  gatewayCost: dollarsOf(seen.cost),
  unsure: seen.unsure,
});

const isDollars = new RegExp(DOLLARS);

const picodollarsOf = (dollars: string): bigint | undefined =>
  isDollars.test(dollars) ? BigInt(microOf(dollars)) * PICO_PER_MICRO : undefined;
