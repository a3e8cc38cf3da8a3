import { Type } from 'typebox';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { dollarsOf } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { NAME } from '../provider-thing.ts';
import { llmReader } from '../services.ts';
import { listCalls, outcomes, type Tried } from '../store/calls.ts';

const Instant = Type.String({ format: 'date-time' });

/** A call, without any prompt or response text. */
const LlmCall = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    at: Instant,
    consumer: Type.String(),
    model: Type.String(),
    provider: Type.Optional(Type.String()),
    outcome: Type.Enum([...outcomes]),
    status: Type.Integer(),
    inputTokens: Type.Integer(),
    cachedTokens: Type.Integer(),
    outputTokens: Type.Integer(),
    cost: Type.String(),
    isEstimated: Type.Boolean(),
    attempts: Type.Integer(),
    tried: Type.Array(Type.Object({ route: Type.String(), why: Type.Array(Type.String()) })),
    foundIn: Type.Integer({ description: 'Data of a higher class that was found in the request.' }),
    foundOut: Type.Integer({ description: 'The same in the answer.' }),
    durationMs: Type.Integer(),
  },
  { title: 'LlmCall' },
);

/** Calls, newest first, with the routes not used and why. */
export const callList = defineList({
  noun: 'consumer',
  name: 'calls',
  route: '/v1/llm/calls',
  does: 'calls of language models, who answered, and who was skipped and why',
  empty: { says: 'No model has been called yet.', next: 'muster consumer list' },
  clauses: ['6.7', '9.2'],
  permission: llmPermissions.read,
  filters: {
    consumer: Type.Optional(Type.String({ pattern: NAME, ...field({ asks: 'Only of this consumer' }) })),
    outcome: Type.Optional(Choice(outcomes, { asks: 'Only those with this outcome' })),
  },
  item: LlmCall,
  columns: [
    { at: 'at', head: 'At', as: 'instant' },
    { at: 'consumer', head: 'Consumer', shrinksTo: 10 },
    { at: 'model', head: 'Model', shrinksTo: 10 },
    { at: 'outcome', head: 'Outcome' },
    { at: 'cost', head: '$' },
    { at: 'durationMs', head: 'ms', dropped: 1 },
  ],
  keyset: { at: Instant, id: Type.String({ format: 'uuid' }) },
  async page(use, { filters, after, limit }) {
    const found = await listCalls(llmReader(use).db, {
      consumer: filters.consumer,
      outcome: filters.outcome,
      after: after && { at: new Date(after.at), id: after.id },
      limit: limit + 1,
    });
    const page = pageOf(found, limit, (last) => ({ at: last.at.toISOString(), id: last.id }));
    return {
      ...page,
      items: found.slice(0, limit).map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        consumer: row.consumer_name,
        model: row.model,
        ...(row.provider === null ? {} : { provider: row.provider }),
        outcome: row.outcome,
        status: row.status,
        inputTokens: row.input_tokens,
        cachedTokens: row.cached_tokens,
        outputTokens: row.output_tokens,
        cost: dollarsOf(row.money),
        isEstimated: row.is_estimated,
        attempts: row.attempts,
        tried: JSON.parse(row.tried) as Tried[] as { route: string; why: string[] }[],
        foundIn: row.found_in,
        foundOut: row.found_out,
        durationMs: row.duration_ms,
      })),
    };
  },
});
