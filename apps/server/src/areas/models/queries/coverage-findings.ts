import type { PolicyFinding, PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addDays, addMinutes } from '../../../kernel/clock.ts';
import type { Model, ModelVersion } from '../domain/model.ts';
import { numberedAmong } from '../store/producers.ts';
import { sumsOf } from '../store/roll-ups.ts';
import { servingNow, versionsByIds } from '../store/versions.ts';

/** Days within which a serving model should have shown that it is measured. */
const LOOKED_AT_DAYS = 7;

/**
 * Gaps in measuring models with consequential decisions: serving versions without groups, overdue labels that are
 * missing, and producers without sequence numbers, whose losses would go unnoticed.
 */
export async function coverageFindings(
  db: Kysely<unknown>,
  models: readonly Model[],
  policy: PolicySnapshot,
  now: Date,
): Promise<readonly PolicyFinding[]> {
  const about = new Map(models.filter(({ isConsequential }) => isConsequential).map((model) => [model.id, model]));
  const serving = [...new Set((await servingNow(db)).map(({ versionId }) => versionId))];
  const versions = (await versionsByIds(db, serving)).filter(({ modelId }) => about.has(modelId));
  const since = (to: Date) => addDays(to, -LOOKED_AT_DAYS);
  const [matured, lately, numbered] = await Promise.all([
    sumsOf(
      db,
      versions.map(({ id, schema }) => {
        const to = addMinutes(now, -schema.labelDelayMinutes);
        return { version: id, from: since(to), to };
      }),
    ),
    sumsOf(
      db,
      versions.map(({ id }) => ({ version: id, from: since(now), to: addDays(now, 1) })),
    ),
    numberedAmong(db, [...about.keys()]),
  ]);
  return versions.flatMap((version) =>
    ofVersion(
      version,
      {
        matured: matured.get(version.id) ?? NONE,
        lately: lately.get(version.id) ?? NONE,
        isNumbered: numbered.has(version.modelId),
      },
      policy,
    ),
  );
}

const NONE = { predictions: 0, labelled: 0 } as const;

type Counted = { readonly predictions: number; readonly labelled: number };

function ofVersion(
  { model, name, schema }: ModelVersion,
  {
    matured,
    lately,
    isNumbered,
  }: { readonly matured: Counted; readonly lately: Counted; readonly isNumbered: boolean },
  { controls: { gdpr22 }, slos }: PolicySnapshot,
): readonly PolicyFinding[] {
  const finding = (clause: string, message: string, who: string): PolicyFinding => ({
    clause,
    weight: 'warning',
    message,
    ruling: null,
    act: { who, page: `/models/${model}` },
  });
  const needed = labelsNeeded(slos);
  const { predictions: predicted, labelled } = matured;
  const isUnnumbered = lately.predictions > 0 && !isNumbered;
  return [
    ...(schema.groups.length > 0
      ? []
      : [
          finding(
            gdpr22.fairness.clause,
            `${model} ${name} decides about people and has no groups, so its fairness is not measured.`,
            'its team',
          ),
        ]),
    ...(predicted < needed.labelled || labelled >= needed.labelled
      ? []
      : [
          finding(
            needed.clause,
            `Of ${predicted} predictions of ${model} ${name} whose outcomes are due, ${labelled} have one: its accuracy is not known.`,
            'whoever reports outcomes',
          ),
        ]),
    ...(isUnnumbered
      ? [
          finding(
            gdpr22.predictionLog.clause,
            `Producers of ${model} do not number their predictions, so one that is never logged would not be noticed.`,
            'whoever runs the producer',
          ),
        ]
      : []),
  ];
}

function labelsNeeded(slos: PolicySnapshot['slos']): { readonly clause: string; readonly labelled: number } {
  for (const { objective, clause } of Object.values(slos))
    if (objective.kind === 'accuracy') return { clause, labelled: objective.sliceNeedsLabelled };
  throw new Error('the policy has no accuracy objective');
}
