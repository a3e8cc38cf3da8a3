import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { Count, field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { modelPriced } from '../ledger-actions.ts';
import { dollarsOfMicro, microOf } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { gatewayService } from '../services.ts';
import { savePrice } from '../store/providers.ts';
import { unlessRetired } from './change-provider.ts';
import { Dollars } from './fields.ts';

const MOST_TOKENS = 100_000_000;

/** Sets a model's price. A model without one is not called, since its spending could not be counted (GOV 9.2). */
export const priceModel = verb(providerThing, {
  name: 'price',
  words: {
    label: 'Price a model',
    does: 'set what a million tokens of a model cost, in and out',
    done: 'Priced. It has this price from now on.',
  },
  clauses: ['9.2'],
  permission: llmPermissions.keep,
  fields: {
    model: Type.String({
      pattern: '^[^\\s/][^\\s]{0,119}$',
      remedy: 'Write the model as the provider calls it, without spaces.',
      ...field({ asks: 'Which model, as the provider calls it', positional: true }),
    }),
    input: Dollars('Dollars for a million tokens in'),
    output: Dollars('Dollars for a million tokens out'),
    cacheRead: Type.Optional(Dollars('Dollars for a million tokens read from a cache', 'cache-read')),
    cacheWrite: Type.Optional(Dollars('Dollars for a million tokens written to a cache', 'cache-write')),
    cacheWriteHour: Type.Optional(
      Dollars('Dollars for a million tokens written to a cache for an hour', 'cache-write-hour'),
    ),
    toolCall: Type.Optional(Dollars('Dollars for each run of a tool of the provider', 'tool-call')),
    contextTokens: Count({ asks: 'How many tokens it reads at most', option: 'context', least: 1, most: MOST_TOKENS }),
    maxOutputTokens: Count({
      asks: 'How many tokens it writes at most',
      option: 'max-output',
      least: 0,
      most: MOST_TOKENS,
    }),
  },
  answer: Type.Object({ name: Type.String(), model: Type.String() }),
  unless: (provider) => unlessRetired(provider),
  async decide(ctx, { thing, input }) {
    const { model, contextTokens, maxOutputTokens } = input;
    const inMicro = microOf(input.input);
    const entry = ctx.record(modelPriced, {
      resource: { kind: 'llm-provider', id: thing.id },
      clause: '9.2',
      data: {
        provider: thing.id,
        name: thing.name,
        model,
        input: dollarsOfMicro(inMicro),
        output: dollarsOfMicro(microOf(input.output)),
      },
    });
    // Unspecified prices default to that of uncached input, so that spending is never underestimated.
    const price = {
      model,
      input: inMicro,
      output: microOf(input.output),
      cacheRead: input.cacheRead === undefined ? inMicro : microOf(input.cacheRead),
      cacheWrite: input.cacheWrite === undefined ? inMicro : microOf(input.cacheWrite),
      cacheWriteHour: microOf(input.cacheWriteHour ?? input.cacheWrite ?? input.input),
      toolCall: microOf(input.toolCall ?? '0'),
      contextTokens,
      maxOutputTokens,
    };
    await savePrice(ctx.tx, thing.id, price, entry);
    ctx.use(gatewayService).forgetFacts();
    return ok({ name: thing.name, model });
  },
});
