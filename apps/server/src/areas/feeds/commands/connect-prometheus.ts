import { Type } from 'typebox';
import { addMinutes } from '../../../kernel/clock.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field, Line, Named } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { feedsService } from '../feeds.ts';
import { feedKind, feedConnected } from '../ledger-actions.ts';
import { knownObjective } from '../known-objective.ts';
import { feedPermissions } from '../permissions.ts';
import { planReading } from '../plan-reading.ts';
import { insertFeed, isFeedName } from '../store/feeds.ts';

const MINUTE_MS = 60_000;

const Query = (asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: 2000, pattern: '^[^\\u0000-\\u001f]*$', ...field(asks) });

/** Connects a Prometheus, which is queried every minute for an objective's counts. */
export const connectPrometheus = verbOfAll({
  noun: 'feed',
  name: 'connect',
  kind: feedKind,
  route: '/v1/feeds',
  creates: true,
  words: {
    label: 'Connect a Prometheus',
    does: 'query a Prometheus every minute for the counts of an objective',
    done: 'Connected. It is queried from the next minute on.',
    next: 'muster feed list',
  },
  clauses: ['4.6'],
  permission: feedPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    // Addresses and queries are not prose and may contain internal hosts, so they are not scrubbed.
    url: Type.String({
      minLength: 1,
      maxLength: 500,
      ...field({ asks: 'Its address', help: 'https://prometheus.example.org' }),
    }),
    objective: Named('objective', { asks: 'For which objective' }),
    total: Query({
      asks: 'Counter of all events, as PromQL',
      help: 'http_requests_total{job="api"}: counters themselves, no rate() or increase()',
    }),
    bad: Query({ asks: 'Counter of bad events, as PromQL' }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async prepare({ use }, { url }) {
    const judged = await use(feedsService).outgoing.judge(url);
    if (judged.ok && judged.value.search === '' && judged.value.username === '') return ok(judged.value.href);
    return err(notReachable(judged.ok ? 'contains a query, or a name and password' : judged.error.public));
  },
  async decide(ctx, { input: { name, objective, total, bad }, facts: url }) {
    const known = await knownObjective(ctx, objective);
    if (!known.ok) return known;
    if (await isFeedName(ctx.tx, name)) return err(nameTaken);
    const id = asId<'feed'>(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(
      ctx.record(feedConnected, {
        resource: { kind: 'feed', id },
        clause: '4.6',
        data: { feed: id, objective },
        content: { isNewSubject: true, fields: { name, url, total, bad } },
      }),
    );
    const readTo = addMinutes(new Date(Math.floor(ctx.now.getTime() / MINUTE_MS) * MINUTE_MS), -1);
    const made = { id, name, url, objective, totalQuery: total, badQuery: bad, readTo };
    await insertFeed(
      ctx.tx,
      { ...made, problem: undefined, problemAt: undefined, version: 1, lastInstant: ctx.now },
      entry,
    );
    planReading(ctx, id);
    return ok({ id: id });
  },
});

const notReachable = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'feeds/not-an-address',
  public: 'This address cannot be called.',
  fields: [{ path: '/url', problem, remedy: 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'feeds/name-taken',
  public: 'Another feed has this name.',
  remedy: 'Choose another name, or remove that one: muster feed remove.',
};
