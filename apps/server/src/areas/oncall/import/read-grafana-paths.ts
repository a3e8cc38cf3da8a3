import { Type, type Static } from 'typebox';
import type { ForeignPath, ForeignTarget } from './foreign.ts';

const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** The `results` of `escalation_chains`, `escalation_policies` and `teams` of Grafana OnCall's public API. */
export const GrafanaChains = {
  escalation_chains: Type.Optional(Type.Array(Type.Object({ id: Type.String(), name: Type.String(), team_id: Text }))),
  escalation_policies: Type.Optional(
    Type.Array(
      Type.Object({
        escalation_chain_id: Type.String(),
        position: Type.Integer(),
        type: Type.Optional(Type.Union([Type.String(), Type.Null()])),
        duration: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
        persons_to_notify: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
        notify_on_call_from_schedule: Text,
        notify_to_team_members: Text,
      }),
    ),
  ),
  teams: Type.Optional(Type.Array(Type.Object({ id: Type.String(), name: Type.String() }))),
};

const Chains = Type.Object(GrafanaChains);
type Given = Static<typeof Chains>;
type Policy = NonNullable<Given['escalation_policies']>[number];

/** Grafana's maximum number of repeats of a chain, in addition to the first pass. */
const REPEATS = 5;

/**
 * In Grafana a chain is a list of actions with waits between them; here a step pages and waits. Actions without a wait
 * between them become one step.
 */
export function pathsOfChains(given: Given, scheduleNames: ReadonlyMap<string, string>): readonly ForeignPath[] {
  const teamNames = new Map((given.teams ?? []).map(({ id, name }) => [id, name]));
  return (given.escalation_chains ?? []).map(({ id, name, team_id: team }) => {
    const deeds = (given.escalation_policies ?? [])
      .filter((each) => each.escalation_chain_id === id)
      .toSorted((one, other) => one.position - other.position);
    return {
      name,
      team: team === undefined || team === null ? undefined : teamNames.get(team),
      ...stepsOf(deeds, { scheduleNames, teamNames }),
    };
  });
}

type Names = { readonly scheduleNames: ReadonlyMap<string, string>; readonly teamNames: ReadonlyMap<string, string> };

function stepsOf(deeds: readonly Policy[], names: Names): Pick<ForeignPath, 'steps' | 'rounds' | 'cannot'> {
  const cannot: string[] = [];
  const steps: { targets: ForeignTarget[]; waitMinutes: number | undefined }[] = [];
  let rounds = 1;
  for (const [at, deed] of deeds.entries()) {
    const last = steps.at(-1);
    if (deed.type === 'wait') {
      const minutes = (deed.duration ?? 0) / 60;
      if (!Number.isInteger(minutes))
        cannot.push(`It waits ${deed.duration ?? 0} seconds; only whole minutes are supported here.`);
      if (last === undefined)
        cannot.push('It waits before it notifies anybody; here the first step of a path runs at once.');
      else last.waitMinutes = (last.waitMinutes ?? 0) + minutes;
    } else if (deed.type === 'repeat_escalation') {
      if (at < deeds.length - 1) cannot.push('It has steps after it repeats; here a path repeats only at its end.');
      rounds = 1 + REPEATS;
    } else {
      const targets = targetsOf(deed, names);
      if (targets === undefined)
        cannot.push(`It has a step of the kind ${deed.type ?? 'none'}, which is not supported here.`);
      else if (last === undefined || last.waitMinutes !== undefined)
        steps.push({ targets: [...targets], waitMinutes: undefined });
      else last.targets.push(...targets);
    }
  }
  return { steps, rounds, cannot };
}

function targetsOf(deed: Policy, { scheduleNames, teamNames }: Names): readonly ForeignTarget[] | undefined {
  switch (deed.type) {
    case 'notify_persons':
      return (deed.persons_to_notify ?? []).map((key) => ({ kind: 'person', key }));
    case 'notify_on_call_from_schedule': {
      const id = deed.notify_on_call_from_schedule ?? '';
      return [{ kind: 'schedule', key: scheduleNames.get(id) ?? id }];
    }
    case 'notify_team_members': {
      const id = deed.notify_to_team_members ?? '';
      return [{ kind: 'team', key: teamNames.get(id) ?? id }];
    }
    default:
      return undefined;
  }
}
