import { Type, type Static } from 'typebox';
import { ok, type Result } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { importPlanOf } from './plan-of.ts';
import { readExport, type Vendor } from './read-file.ts';
import type { ScheduleReader } from '../queries/schedule-views.ts';

const Span = Type.Object({ from: Type.String({ format: 'date-time' }), until: Type.String({ format: 'date-time' }) });

const Becomes = Type.Enum(['added', 'unchanged', 'left-out']);

export const ScheduleImportPreview = Type.Object(
  {
    schedules: Type.Array(
      Type.Object({
        name: Type.String(),
        becomes: Becomes,
        reasons: Type.Array(Type.String({ description: 'Why it is skipped.' })),
        rotations: Type.Integer(),
        overrides: Type.Integer(),
        differences: Type.Array(
          Type.Object({
            person: Type.String({ description: 'As the other product names them.' }),
            gains: Type.Array(Span),
            loses: Type.Array(Span),
          }),
        ),
      }),
    ),
    paths: Type.Array(
      Type.Object({
        name: Type.String(),
        becomes: Becomes,
        reasons: Type.Array(Type.String({ description: 'Why it is skipped.' })),
        steps: Type.Integer(),
        rounds: Type.Integer(),
        repeatsAfterMinutes: Type.Optional(
          Type.Integer({ description: 'After each acknowledgement, while unresolved.' }),
        ),
      }),
      { description: 'Escalation paths.' },
    ),
  },
  { title: 'ScheduleImportPreview' },
);

/** Maximum number of differences per person in a response. */
const MOST_SPANS = 20;

/** What an import would do per schedule, and what cannot be represented here and why. Changes nothing. */
export async function previewImport(
  { db, people, policies, now }: ScheduleReader,
  given: { readonly vendor: Vendor; readonly content: string; readonly evenSo?: boolean; readonly teamId?: string },
): Promise<Result<Static<typeof ScheduleImportPreview>, AppError>> {
  const file = readExport(given.vendor, given.content, now);
  if (!file.ok) return file;
  const here = { db, people, policy: policies.current, now };
  const { schedules, paths } = await importPlanOf(here, file.value, given);
  const span = ({ from, until }: { readonly from: number; readonly until: number }) => ({
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  });
  return ok({
    schedules: schedules.map(({ name, reasons, isThere, plan, overrides, differences }) => ({
      name,
      becomes: becomes({ reasons, isThere }),
      reasons: [...reasons],
      rotations: plan.rotations.length,
      overrides: overrides.length,
      differences: differences.map(({ person, gains, loses }) => ({
        person: file.value.people.get(person)?.name ?? person,
        gains: gains.slice(0, MOST_SPANS).map(span),
        loses: loses.slice(0, MOST_SPANS).map(span),
      })),
    })),
    paths: paths.map(({ name, reasons, isThere, plan }) => ({
      name,
      becomes: becomes({ reasons, isThere }),
      reasons: [...reasons],
      steps: plan.steps.length,
      rounds: plan.rounds,
      ...(plan.repeatsAfterMinutes === undefined ? {} : { repeatsAfterMinutes: plan.repeatsAfterMinutes }),
    })),
  });
}

const becomes = ({ reasons, isThere }: { readonly reasons: readonly string[]; readonly isThere: boolean }) =>
  reasons.length > 0 ? 'left-out' : isThere ? 'unchanged' : 'added';
