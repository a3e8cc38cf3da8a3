import { Type } from 'typebox';
import { Count, field } from '../../../platform/verbs/fields.ts';
import { DOLLARS, dollarsOfMicro, microOf } from '../money.ts';
import { NAME } from '../provider-thing.ts';
import type { Limits } from '../domain/consumer.ts';

const MOST_COUNT = 1_000_000_000;

/** Response of verbs that change a named thing. */
export const Named = Type.Object({ name: Type.String(), version: Type.Integer() });

export const Name = (asks: string) =>
  Type.String({
    pattern: NAME,
    remedy: 'Use lower-case letters, digits and hyphens, at most 40, and begin with a letter or digit.',
    ...field({ asks, positional: true }),
  });

export const Dollars = (asks: string, option?: string) =>
  Type.String({
    pattern: DOLLARS,
    remedy: 'Write dollars, such as 20 or 0.25, with at most six digits after the point.',
    ...field({ asks, ...(option === undefined ? {} : { option }) }),
  });

const REGION = '^[a-z0-9][a-z0-9-]{0,39}$';

export const Region = (asks: string) =>
  Type.String({ pattern: REGION, remedy: 'Write a region such as eu or us-east-1.', ...field({ asks }) });

export const Regions = (asks: string) =>
  Type.Array(Type.String({ pattern: REGION, remedy: 'Write regions such as eu or us-east-1.' }), {
    maxItems: 20,
    uniqueItems: true,
    ...field({ asks, option: 'region' }),
  });

export const Days = (asks: string) => Count({ asks, least: 0, most: 3650 });

/** All four limits are mandatory: a missing one would mean no limit (GOV 9.2). */
export const limitFields = {
  requestsPerMinute: Count({ asks: 'Requests a minute at most', least: 1, most: MOST_COUNT }),
  tokensPerMinute: Count({ asks: 'Tokens a minute at most, in and out', least: 1, most: MOST_COUNT }),
  perDay: Dollars('Dollars a day at most'),
  perMonth: Dollars('Dollars a month at most'),
};

type GivenLimits = {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
  readonly perDay: string;
  readonly perMonth: string;
};

export const limitsOf = (given: GivenLimits): Limits => ({
  requestsPerMinute: given.requestsPerMinute,
  tokensPerMinute: given.tokensPerMinute,
  perDay: microOf(given.perDay),
  perMonth: microOf(given.perMonth),
});

/** Limits as shown in entries and on screens. */
export const toldLimits = (limits: Limits) => ({
  requestsPerMinute: limits.requestsPerMinute,
  tokensPerMinute: limits.tokensPerMinute,
  perDay: dollarsOfMicro(limits.perDay),
  perMonth: dollarsOfMicro(limits.perMonth),
});
