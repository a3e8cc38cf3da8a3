import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Count, LongText, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists, teamNamed } from '../../identity/public.ts';
import { readRules } from '../domain/routing-text.ts';
import type { RoutingRule } from '../domain/routing.ts';
import { routingKind } from '../kinds.ts';
import { routingPublished, routingShadowEnded } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { findVersion, insertVersion, lockVersions, passOver, type RoutingVersion } from '../store/routings.ts';
import { Why } from '../holding/begin-suppression.ts';

export const Rules = LongText({
  asks: 'The rules, one per line: fraud: service=fraud*, cluster!=dev -> Fraud',
  option: 'rules',
  limit: 20_000,
});
export const CatchAll = Type.Optional(
  Ref('team', { asks: 'Which team gets alerts that match no rule?', option: 'catch-all' }),
);
const Published = Type.Object({ version: Type.Integer() }, { title: 'RoutingPublished' });

/** Puts these routing rules in force as a new version. Earlier versions are kept and can be restored. */
export const publishRouting = verbOfAll({
  noun: 'routing',
  kind: routingKind,
  name: 'publish',
  route: '/v1/routing/publish',
  creates: true,
  words: {
    label: 'Publish the rules',
    does: 'route alerts to teams by these rules from now on, as a new version',
    done: 'These rules are now in force.',
    next: 'muster routing list',
  },
  clauses: ['2.1'],
  permission: alertPermissions.route,
  fields: { rules: Rules, catchAll: CatchAll, reason: Why },
  answer: Published,
  decide: async (ctx, { input }) => publish(ctx, input, 'active'),
});

/** Runs these rules in the shadow of the active ones: differences are recorded and have no effect. */
export const shadowRouting = verbOfAll({
  noun: 'routing',
  kind: routingKind,
  name: 'shadow',
  route: '/v1/routing/shadow',
  creates: true,
  words: {
    label: 'Start a shadow run',
    does: 'evaluate these rules alongside those in force and count where they would differ; nothing else happens',
    done: 'These rules now run as a shadow of the rules in force.',
    next: 'muster routing list',
  },
  clauses: ['2.1'],
  permission: alertPermissions.route,
  fields: { rules: Rules, catchAll: CatchAll, reason: Why },
  answer: Published,
  decide: async (ctx, { input }) => publish(ctx, input, 'shadow'),
});

export const endShadow = verbOfAll({
  noun: 'routing',
  name: 'end-shadow',
  route: '/v1/routing/end-shadow',
  words: {
    label: 'End the shadow run',
    does: 'stop evaluating the shadow rules',
    done: 'Only the rules in force are evaluated now.',
    next: 'muster routing list',
  },
  clauses: ['2.1'],
  permission: alertPermissions.route,
  async decide(ctx) {
    await lockVersions(ctx.tx);
    const entry = asId<'entry'>(ctx.ids.row(ctx.now));
    const version = await passOver(ctx.tx, 'shadow', entry);
    if (version === undefined) return err(noShadow);
    ctx.record(routingShadowEnded, { id: entry, resource: ROUTING, clause: '7.1', data: { version } });
    return ok(undefined);
  },
});

/** Puts an earlier version back in force, as a new version. */
export const restoreRouting = verbOfAll({
  noun: 'routing',
  kind: routingKind,
  name: 'restore',
  route: '/v1/routing/restore',
  creates: true,
  words: {
    label: 'Put an earlier version in force',
    does: 'put an earlier version of the rules in force again, as a new version',
    done: 'That version is in force again.',
    next: 'muster routing list',
  },
  clauses: ['2.1'],
  permission: alertPermissions.route,
  fields: { version: Count({ asks: 'Which version?', least: 1, most: 1_000_000, positional: true }), reason: Why },
  answer: Published,
  async decide(ctx, { input }) {
    const earlier = await findVersion(ctx.tx, input.version);
    if (earlier === undefined) return err(noSuchVersion);
    return write(ctx, { ...earlier, state: 'active', reason: input.reason }, earlier.version);
  },
});

type Input = { readonly rules: Scrubbed; readonly catchAll?: string | undefined; readonly reason: Scrubbed };

async function publish(ctx: CommandContext, input: Input, state: 'active' | 'shadow') {
  const read = await rulesFrom(ctx, input.rules);
  if (!read.ok) return read;
  const catchAll = await catchAllFrom(ctx, input.catchAll);
  if (!catchAll.ok) return catchAll;
  return write(ctx, {
    state,
    text: input.rules,
    rules: read.value,
    catchAll: catchAll.value,
    reason: input.reason,
  });
}

/** The team that gets alerts nothing else routes: an existing one, or undefined for none. */
export async function catchAllFrom(
  { tx }: Pick<CommandContext, 'tx'>,
  given: string | undefined,
): Promise<Result<TeamId | undefined, AppError>> {
  const team = given === undefined ? undefined : asId<'team'>(given);
  return team === undefined || (await teamExists(tx, team)) ? ok(team) : err(unreadable([noCatchAll]));
}

type RoutingDraft = Omit<RoutingVersion, 'version' | 'publishedAt' | 'publishedBy'>;

async function write(
  ctx: CommandContext,
  draft: RoutingDraft,
  restores?: number,
): Promise<Result<{ readonly version: number }, AppError>> {
  const publishedBy = principalOf(ctx.actor);
  if (publishedBy === undefined) throw new Error('rules are published by nobody');
  const version = await lockVersions(ctx.tx);
  const { state, rules, text, catchAll, reason } = draft;
  const entry = ctx.record(routingPublished, {
    resource: ROUTING,
    clause: '7.1',
    data: {
      version,
      as: state === 'shadow' ? 'shadow' : 'active',
      rules: rules.length,
      ...(restores === undefined ? {} : { restores }),
    },
    content: {
      fields: { rules: text, reason, ...(catchAll === undefined ? {} : { catchAll: ownWords(catchAll) }) },
    },
  });
  await insertVersion(ctx.tx, { ...draft, version, publishedAt: ctx.now, publishedBy }, entry);
  return ok({ version });
}

/** Parses rules and resolves their teams by name or id. */
export async function rulesFrom(
  { tx }: Pick<CommandContext, 'tx'>,
  text: string,
): Promise<Result<readonly RoutingRule[], AppError>> {
  const read = readRules(text);
  if (!read.ok) return err(unreadable(read.error));
  const teams = new Map<string, TeamId | undefined>();
  for (const { team } of read.value) if (!teams.has(team)) teams.set(team, await teamNamed(tx, team));
  const unknown = read.value.filter(({ team }) => teams.get(team) === undefined);
  if (unknown.length > 0)
    return err(
      unreadable(
        unknown.map(({ name }) => ({
          path: '/rules',
          problem: `the rule ${name} names an unknown team`,
          remedy: 'muster team list shows them',
        })),
      ),
    );
  return ok(
    read.value.flatMap(({ team, ...rule }) => {
      const id = teams.get(team);
      return id === undefined ? [] : [{ ...rule, team: id }];
    }),
  );
}

const ROUTING = { kind: 'routing', id: 'routing' };

const unreadable = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'alerts/rules-not-readable',
  public: 'These rules could not be read.',
  fields,
});

const noCatchAll: FieldProblem = { path: '/catchAll', problem: 'names no team', remedy: 'muster team list shows them' };

const noSuchVersion: AppError = {
  kind: 'invalid',
  code: 'alerts/no-such-version',
  public: 'There is no such version of the rules.',
  fields: [{ path: '/version', problem: 'names no version', remedy: 'muster routing list shows them' }],
};

const noShadow: AppError = {
  kind: 'conflict',
  code: 'alerts/no-shadow',
  public: 'No version runs as a shadow.',
};
