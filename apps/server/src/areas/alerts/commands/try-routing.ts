import { Type } from 'typebox';
import type { TeamId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { namedFrom, servicesNamed } from '../../catalog/public.ts';
import { teamNames } from '../../identity/public.ts';
import { catalogTeam, mappedTeam, servicesIn, type Mapping } from '../domain/mapping.ts';
import { ownerOf } from '../domain/routing.ts';
import { alertPermissions } from '../permissions.ts';
import { pastAlerts } from '../store/routings.ts';
import { CatchAll, catchAllFrom, Rules, rulesFrom } from './publish-routing.ts';

const LOOKED_AT = 2000;
const SHOWN = 20;

/** A dry run of rules against the newest alerts before publishing. Nothing is written. */
export const tryRouting = verbOfAll({
  noun: 'routing',
  name: 'try',
  route: '/v1/routing/try',
  words: {
    label: 'Try the rules',
    does: 'show where the newest alerts would have gone under these rules; nothing changes',
    done: 'This is what these rules would have done.',
    next: 'muster routing publish --rules - --reason <text>',
  },
  clauses: ['2.1'],
  permission: alertPermissions.route,
  fields: { rules: Rules, catchAll: CatchAll },
  answer: Type.Object(
    {
      alerts: Type.Integer(),
      moved: Type.Integer({ description: 'How many would have gone to a different team.' }),
      teams: Type.Array(Type.Object({ team: Type.String(), alerts: Type.Integer(), before: Type.Integer() })),
      examples: Type.Array(
        Type.Object({
          alert: Type.String(),
          from: Type.String(),
          to: Type.String(),
          by: Type.String(),
        }),
      ),
    },
    { title: 'RoutingTried' },
  ),
  async decide(ctx, { input }) {
    const read = await rulesFrom(ctx, input.rules);
    if (!read.ok) return read;
    const catchAll = await catchAllFrom(ctx, input.catchAll);
    if (!catchAll.ok) return catchAll;
    const routing = { version: 0, rules: read.value, catchAll: catchAll.value };
    const past = await pastAlerts(ctx.tx, LOOKED_AT);
    const named = [...new Set(past.flatMap(({ labels }) => servicesIn(labels)))];
    const services = namedFrom((await servicesNamed(named).execute(ctx.tx)).rows);
    const judged = past.map(({ name, labels, integrationTeam, mapping, team }) => {
      const owner = ownerOf(
        {
          labels,
          mapped: mappedTeam(labels, JSON.parse(mapping) as Mapping),
          catalog: catalogTeam(labels, services),
          integration: { teamId: integrationTeam, visibility: 'organisation' },
        },
        routing,
      );
      return { name, from: team, to: owner.team, by: owner.rule ?? owner.by };
    });
    const names = await teamNames(ctx.tx);
    const nameOf = (team: TeamId | undefined): string => (team === undefined ? 'nobody' : (names.get(team) ?? team));
    const moved = judged.filter(({ from, to }) => from !== to);
    const teams = [...new Set(judged.flatMap(({ from, to }) => [from, to]))];
    return ok({
      alerts: judged.length,
      moved: moved.length,
      teams: teams
        .map((team) => ({
          team: nameOf(team),
          alerts: judged.filter(({ to }) => to === team).length,
          before: judged.filter(({ from }) => from === team).length,
        }))
        .toSorted((one, other) => other.alerts - one.alerts),
      examples: moved
        .slice(0, SHOWN)
        .map(({ name, from, to, by }) => ({ alert: name, from: nameOf(from), to: nameOf(to), by })),
    });
  },
});
