import { dataClasses } from '@muster/policy';
import { Type, type Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { mayOn, mayShape, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, teamNames } from '../../identity/public.ts';
import { consumerThing } from '../consumer-thing.ts';
import { rejectionsOf } from '../domain/candidates.ts';
import { findingModes, writtenRoute } from '../domain/consumer.ts';
import { windowOf } from '../domain/windows.ts';
import { dollarsOf, dollarsOfMicro } from '../money.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService, llmReader } from '../services.ts';
import { findConsumer, listConsumers, type KeptConsumer } from '../store/consumers.ts';
import { takenOf } from '../store/meters.ts';
import { verbsOnConsumer } from '../verbs.ts';

const Instant = Type.String({ format: 'date-time' });

/** A consumer with its limits and the routes that currently answer it. */
export const LlmConsumer = Type.Object(
  {
    name: Type.String(),
    account: Type.String({ format: 'uuid' }),
    team: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
    service: Type.Optional(Type.String()),
    userFacing: Type.Boolean(),
    dataClass: Type.Enum([...dataClasses]),
    mode: Type.Enum([...findingModes]),
    purpose: Type.String(),
    regions: Type.Array(Type.String()),
    maxRetentionDays: Type.Optional(Type.Integer()),
    routes: Type.Array(
      Type.Object({
        route: Type.String(),
        /** Codes for why the route is not called at present; empty if it is. */
        why: Type.Array(Type.String()),
        breaker: Type.Enum(['closed', 'open', 'half-open']),
      }),
    ),
    requestsPerMinute: Type.Integer(),
    tokensPerMinute: Type.Integer(),
    perDay: Type.String(),
    perMonth: Type.String(),
    spentToday: Type.String(),
    spentThisMonth: Type.String(),
    cacheMinutes: Type.Integer(),
    degraded: Type.String(),
    drilledAt: Type.Optional(Instant),
    drillPassed: Type.Optional(Type.Boolean()),
    retiredAt: Type.Optional(Instant),
    version: Type.Integer(),
    may: mayShape(verbsOnConsumer),
  },
  { title: 'LlmConsumer' },
);

async function viewsOf(
  use: UseService,
  actor: Actor,
  found: readonly KeptConsumer[],
): Promise<Static<typeof LlmConsumer>[]> {
  const reader = llmReader(use);
  const gateway = use(gatewayService);
  const facts = await gateway.facts.now();
  const teams = await teamNames(reader.db);
  const scopes = found.map(({ id }) => `consumer:${id}`);
  const today = await takenOf(reader.db, scopes, 'day', windowOf('day', reader.now).from);
  const month = await takenOf(reader.db, scopes, 'month', windowOf('month', reader.now).from);
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnConsumer), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  return found.map((each) => ({
    name: each.name,
    account: each.account,
    team: { id: each.teamId, name: teams.get(each.teamId) ?? '' },
    ...(each.service === undefined ? {} : { service: each.service }),
    userFacing: each.userFacing,
    dataClass: each.dataClass,
    mode: each.mode,
    purpose: each.purpose,
    regions: [...each.regions],
    ...(each.maxRetentionDays === undefined ? {} : { maxRetentionDays: each.maxRetentionDays }),
    routes: each.routes.map((route) => {
      const candidate = facts.candidate(route);
      const api = candidate.provider?.api ?? 'openai';
      return {
        route: writtenRoute(route),
        why: [...rejectionsOf({ ...each, api }, candidate, here.policy, here.now)],
        breaker: gateway.breakers.stateOf(route),
      };
    }),
    requestsPerMinute: each.limits.requestsPerMinute,
    tokensPerMinute: each.limits.tokensPerMinute,
    perDay: dollarsOfMicro(each.limits.perDay),
    perMonth: dollarsOfMicro(each.limits.perMonth),
    spentToday: dollarsOf(today.get(`consumer:${each.id}`) ?? 0n),
    spentThisMonth: dollarsOf(month.get(`consumer:${each.id}`) ?? 0n),
    cacheMinutes: each.cacheMinutes,
    degraded: each.degraded,
    ...(each.drilledAt === undefined ? {} : { drilledAt: each.drilledAt.toISOString() }),
    ...(each.drillPassed === undefined ? {} : { drillPassed: each.drillPassed }),
    ...(each.retiredAt === undefined ? {} : { retiredAt: each.retiredAt.toISOString() }),
    version: each.version,
    may: mayOn(verbsOnConsumer, each, decisions, here),
  }));
}

/** Consumers by name. */
export const consumerList = defineList({
  noun: 'consumer',
  name: 'list',
  route: '/v1/llm/consumers',
  does: 'what uses language models, with which class of data and which limits',
  empty: { says: 'Nothing uses language models yet.', next: 'muster consumer register <name>' },
  clauses: ['6.7', '9.2', '9.3'],
  permission: llmPermissions.read,
  filters: {},
  item: LlmConsumer,
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'team.name', head: 'Team', shrinksTo: 8, dropped: 2 },
    { at: 'dataClass', head: 'Class' },
    { at: 'spentToday', head: 'Today, $' },
    { at: 'perDay', head: 'Of a day’s, $' },
    { at: 'drilledAt', head: 'Drilled', as: 'instant', dropped: 1 },
  ],
  keyset: { name: Type.String() },
  async page(use, { actor, after, limit }) {
    const found = await listConsumers(llmReader(use).db, after?.name ?? '', limit + 1);
    const page = pageOf(found, limit, ({ name }) => ({ name }));
    return { ...page, items: await viewsOf(use, actor, found.slice(0, limit)) };
  },
});

/** One consumer by name. */
export async function getConsumer(use: UseService, actor: Actor, name: string) {
  const found = await findConsumer(llmReader(use).db, name);
  const [view] = found === undefined ? [] : await viewsOf(use, actor, [found]);
  return view === undefined ? err(consumerThing.missing) : ok(view);
}
