import { roleTitles, severities, type PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import type { AppError, FieldProblem } from '../../../../kernel/app-error.ts';
import { asId, type TeamId } from '../../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../../kernel/result.ts';
import type { Scrubbed } from '../../../../kernel/scrubbed.ts';
import type { Policies } from '../../../../platform/access/policies.ts';
import type { CommandContext } from '../../../../platform/commands/context.ts';
import { field } from '../../../../platform/verbs/fields.ts';
import { activePeople, teamExists } from '../../../identity/public.ts';
import { knownTimeZone } from '../../../identity/domain/time-zone.ts';
import { THE_LIST } from '../../domain/the-list.ts';
import { schedulesNamed } from '../../store/schedules.ts';
import { peopleNamed, type PathPlan, type Target } from '../domain/path.ts';
import { Holds, pathPlanFrom, PathPlanInput, Rounds, Wait, type PathPlanGiven } from '../path-input.ts';
import { pathInTheWay, type PathId } from '../store/paths.ts';

/** A path of one schedule after the other, which suits most, as separate fields instead of a plan. */
export const simplePathFields = {
  schedules: Type.Optional(
    Type.Array(Type.String({ format: 'uuid', 'x-ref': 'schedule' }), {
      minItems: 1,
      maxItems: 20,
      ...field({ asks: 'Which schedules are notified, one after the other?' }),
    }),
  ),
  waitMinutes: Type.Optional(
    Type.Integer({ ...Wait, ...field({ asks: 'Minutes to wait before the next', option: 'wait' }) }),
  ),
  rounds: Type.Optional(Type.Integer({ ...Rounds, ...field({ asks: 'How many rounds' }) })),
  repeatsAfterMinutes: Type.Optional(
    Type.Integer({
      ...Holds,
      ...field({
        asks: 'Minutes after an acknowledgement until it repeats, while the incident is not resolved',
        option: 'repeat-after',
      }),
    }),
  ),
  plan: Type.Optional(PathPlanInput),
};

type Given = {
  readonly schedules?: readonly string[];
  readonly waitMinutes?: number;
  readonly rounds?: number;
  readonly repeatsAfterMinutes?: number;
  readonly plan?: PathPlanGiven;
};

/** The plan given, whole or as schedules in order, with all errors reported at once. */
export async function givenPath(
  { tx, policies }: { readonly tx: Kysely<unknown>; readonly policies: Policies },
  { schedules, waitMinutes, rounds, repeatsAfterMinutes, plan: whole }: Given,
): Promise<Result<PathPlan, AppError>> {
  const policy = policies.current;
  const wait = waitMinutes ?? policy.paging.repeat.every.minutes;
  const input: PathPlanGiven | undefined =
    whole ??
    (schedules === undefined
      ? undefined
      : {
          steps: schedules.map((id) => ({ targets: [{ kind: 'schedule', id }], waitMinutes: wait })),
          ...(rounds === undefined ? {} : { rounds }),
          ...(repeatsAfterMinutes === undefined ? {} : { repeatsAfterMinutes }),
        });
  if (input === undefined) return err(noPlan);
  const plan = pathPlanFrom(input, policy);
  const problems = await problemsOf(tx, policy, plan);
  return problems.length === 0 ? ok(plan) : err(badPath(problems));
}

async function problemsOf(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  plan: PathPlan,
): Promise<readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if (!knownTimeZone(plan.zone).ok)
    problems.push({ path: '/plan/zone', problem: 'is not a time zone', remedy: 'name one such as Europe/Zurich' });
  for (const [at, severity] of plan.severities.entries())
    if (!severities.some((known) => known === severity))
      problems.push({
        path: `/plan/severities/${at}`,
        problem: 'is not a severity of the policy',
        remedy: `choose from ${severities.join(', ')}`,
      });
  for (const [step, { targets }] of plan.steps.entries())
    for (const [place, target] of targets.entries()) {
      const remedy = await missing(db, policy, target);
      if (remedy !== undefined)
        problems.push({
          path: `/plan/steps/${step}/targets/${place}`,
          problem: `is not ${target.kind === 'person' ? 'an active member' : `a ${target.kind}`}`,
          remedy,
        });
    }
  return problems;
}

/** The remedy for a target that does not exist; undefined if it does. */
async function missing(db: Kysely<unknown>, policy: PolicySnapshot, { kind, id }: Target): Promise<string | undefined> {
  if (kind === 'role') return id in roleTitles(policy) ? undefined : 'muster role list shows the roles of the policy';
  if (!UUID.test(id)) return `give its id: muster ${nouns[kind]} list shows them`;
  const isThere = {
    person: async () => (await activePeople(db, [asId<'principal'>(id)])).length > 0,
    team: async () => teamExists(db, asId<'team'>(id)),
    schedule: async () => id === THE_LIST || (await schedulesNamed(db, [id])).length > 0,
  };
  return (await isThere[kind]()) ? undefined : `muster ${nouns[kind]} list shows them`;
}

const nouns = { person: 'member', team: 'team', schedule: 'schedule' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The name given, if it is free. */
export async function freeName(
  { tx }: Pick<CommandContext, 'tx'>,
  given: string,
  of: { readonly team?: TeamId; readonly except?: PathId } = {},
): Promise<Result<Scrubbed, AppError>> {
  const name = given.trim() as Scrubbed;
  const inTheWay = await pathInTheWay(tx, { name, ...of });
  if (inTheWay === undefined) return ok(name);
  return err(inTheWay === 'team' ? teamHasOne : nameTaken);
}

export const namedIn = (plan: PathPlan) => peopleNamed(plan).map((id) => asId<'principal'>(id));

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'oncall/path-exists',
  public: 'An escalation path with this name already exists.',
  fields: [{ path: '/name', problem: 'belongs to another path', remedy: 'choose another name' }],
};

const teamHasOne: AppError = {
  kind: 'conflict',
  code: 'oncall/team-has-a-path',
  public: 'The team already has an escalation path.',
  remedy: 'Change that one: muster escalation-path edit.',
};

const noPlan: AppError = {
  kind: 'invalid',
  code: 'oncall/bad-path',
  public: 'A path must say whom it notifies.',
  fields: [{ path: '/schedules', problem: 'is missing', remedy: 'name schedules in order, or give a whole plan' }],
};

const badPath = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'oncall/bad-path',
  public: 'The path is not valid.',
  fields,
});

export const noSuchTeam: AppError = {
  kind: 'invalid',
  code: 'oncall/no-such-team',
  public: 'There is no such team.',
  fields: [{ path: '/teamId', problem: 'names no team', remedy: 'muster team list shows them' }],
};
