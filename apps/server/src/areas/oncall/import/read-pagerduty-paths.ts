import { Type, type Static } from 'typebox';
import type { ForeignPath, ForeignTarget } from './foreign.ts';

const Reference = Type.Object({
  id: Type.String(),
  type: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  summary: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
});

/** An item of PagerDuty's REST API v2 `GET /escalation_policies`. */
export const PagerDutyPolicy = Type.Object({
  name: Type.String(),
  num_loops: Type.Optional(Type.Integer()),
  teams: Type.Optional(Type.Array(Reference)),
  escalation_rules: Type.Array(
    Type.Object({
      escalation_delay_in_minutes: Type.Integer(),
      targets: Type.Array(Reference),
      escalation_rule_assignment_strategy: Type.Optional(
        Type.Union([Type.Object({ type: Type.Optional(Type.String()) }), Type.String()]),
      ),
    }),
  ),
});

type Policy = Static<typeof PagerDutyPolicy>;

/** Everyone a policy names, with their data from the file. */
export const peopleOfPolicy = ({ escalation_rules: rules }: Policy) =>
  rules.flatMap(({ targets }) => targets.filter(({ type = '' }) => type.startsWith('user')));

/** `scheduleNames`: by the ids used in rules. */
export function pathOfPolicy(policy: Policy, scheduleNames: ReadonlyMap<string, string>): ForeignPath {
  const { name, num_loops: loops = 0, teams = [], escalation_rules: rules } = policy;
  const cannot: string[] = [];
  const [team, ...others] = teams.map(({ id, summary, name: of }) => summary ?? of ?? id);
  if (others.length > 0) cannot.push('It belongs to several teams; here a path belongs to one team.');
  const steps = rules.map((rule, at) => {
    const { escalation_rule_assignment_strategy: strategy } = rule;
    const how = typeof strategy === 'string' ? strategy : strategy?.type;
    if (how !== undefined && how !== 'assign_to_everyone')
      cannot.push(`Step ${at + 1} picks one of several in turn (${how}); here a step notifies all of its targets.`);
    const targets = rule.targets.flatMap(({ id, type = '', summary, name: of }): ForeignTarget[] => {
      if (type.startsWith('user')) return [{ kind: 'person', key: id }];
      if (type.startsWith('schedule')) return [{ kind: 'schedule', key: scheduleNames.get(id) ?? summary ?? of ?? id }];
      cannot.push(
        `Step ${at + 1} notifies a ${type || 'target of no kind'}; here targets are people, schedules, roles or teams.`,
      );
      return [];
    });
    return { targets, waitMinutes: rule.escalation_delay_in_minutes };
  });
  return { name, team, steps, rounds: loops + 1, cannot };
}
