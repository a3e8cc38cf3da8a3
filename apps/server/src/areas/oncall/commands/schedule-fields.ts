import type { Plan } from '@muster/rota';
import { Type, type Static } from 'typebox';
import type { AppError, FieldProblem } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field, Instant } from '../../../platform/verbs/fields.ts';
import { activePeople } from '../../identity/public.ts';
import { aheadPart } from '../domain/edit.ts';
import type { Span } from '../domain/duties.ts';
import { peopleIn, problemsOf } from '../domain/plan.ts';
import { planFrom, TIME, type PlanInput, type RotationGiven } from '../schedule-input.ts';

/** A single rotation, which suits most schedules, as separate fields instead of a plan. */
export const simpleFields = {
  zone: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, ...field({ asks: 'Time zone, such as Europe/Zurich' }) }),
  ),
  people: Type.Optional(
    Type.Array(Type.String({ format: 'uuid', 'x-ref': 'member' }), {
      minItems: 1,
      maxItems: 200,
      ...field({ asks: 'Who takes turns, in order?' }),
    }),
  ),
  everyDays: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 366, ...field({ asks: 'Days a turn takes; 7 is weekly' }) }),
  ),
  handover: Type.Optional(Type.String({ ...TIME, ...field({ asks: 'Hand-over, such as 09:00' }) })),
  startsOn: Type.Optional(Type.String({ format: 'date', ...field({ asks: 'Day of the first hand-over' }) })),
};

type Simple = {
  readonly plan?: Static<typeof PlanInput>;
  readonly zone?: string;
  readonly people?: readonly string[];
  readonly everyDays?: number;
  readonly handover?: string;
  readonly startsOn?: string;
};

const WEEK = 7;

/** The plan given, whole or as a single rotation, with all errors reported at once. */
export async function givenPlan(
  ctx: Pick<CommandContext, 'tx' | 'ids' | 'now'>,
  given: Simple,
): Promise<Result<Plan, AppError>> {
  const { people, plan: whole } = given;
  if (whole === undefined && people === undefined) return err(noPlan);
  const input: Static<typeof PlanInput> = whole ?? {
    zone: given.zone ?? 'UTC',
    rotations: [
      {
        name: 'Rotation' as RotationGiven['name'],
        turns: (people ?? []).map((person) => [person]),
        everyDays: given.everyDays ?? WEEK,
        handover: given.handover ?? '09:00',
        startsOn: given.startsOn ?? ctx.now.toISOString().slice(0, 'yyyy-mm-dd'.length),
      },
    ],
  };
  const plan = planFrom(input, () => ctx.ids.row(ctx.now));
  const active = new Set<string>(await activePeople(ctx.tx, peopleIn(plan)));
  const problems = problemsOf(plan, (person) => active.has(person));
  return problems.length === 0 ? ok(plan) : err(badPlan(problems));
}

const noPlan: AppError = {
  kind: 'invalid',
  code: 'oncall/bad-plan',
  public: 'A schedule needs people who take turns.',
  fields: [{ path: '/people', problem: 'is missing', remedy: 'name who takes turns, or give a whole plan' }],
};

const badPlan = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'oncall/bad-plan',
  public: 'The plan is not valid.',
  fields,
});

/** The start and end of a change. Defaults: now, and a verb-specific end. */
export const spanFields = {
  begins: Type.Optional(Instant({ asks: 'From when? Now, if left out' })),
  ends: Type.Optional(Instant({ asks: 'Until when?' })),
};

/** The future part of the span: the past is never changed. */
export function givenSpan(
  ctx: Pick<CommandContext, 'now'>,
  { begins, ends }: { readonly begins?: string; readonly ends?: string },
  usualEnd?: (from: number) => number | undefined,
): Result<Span, AppError> {
  const from = Math.max(begins === undefined ? 0 : Date.parse(begins), ctx.now.getTime());
  const until = ends === undefined ? usualEnd?.(from) : Date.parse(ends);
  if (until === undefined) return err(noEnd);
  const span = aheadPart({ from, until }, ctx.now.getTime());
  return span === undefined ? err(notAhead) : ok(span);
}

const noEnd: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-span',
  public: 'The end of the override is missing.',
  fields: [{ path: '/ends', problem: 'is missing', remedy: 'give the time when it ends' }],
};

const notAhead: AppError = {
  kind: 'invalid',
  code: 'oncall/not-ahead',
  public: 'This time span is over, or ends before it begins.',
  fields: [
    { path: '/ends', problem: 'is not in the future', remedy: 'choose an end after the beginning, and in the future' },
  ],
};

export const memberOf = (id: string | undefined) => (id === undefined ? undefined : asId<'principal'>(id));
