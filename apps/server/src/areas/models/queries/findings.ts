import type { PolicyFinding } from '@muster/policy';
import type { AreaReads, Person, WaitingPage } from '../../../platform/manifest-queries.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { isBefore } from '../../../kernel/clock.ts';
import { judge } from '../../identity/public.ts';
import type { Model } from '../domain/model.ts';
import { graceOf } from '../domain/log-policy.ts';
import { sizeOf } from '../domain/spans.ts';
import { modelPermissions } from '../permissions.ts';
import { listModels, namesOfModels } from '../store/models.ts';
import { incompleteRuns } from '../store/producers.ts';
import { coverageFindings } from './coverage-findings.ts';
import { listReviews } from '../store/reviews.ts';

const LOOKED_AT = 200;

/** Numbered predictions never logged, and consequential models without a path to a human review. */
export async function modelFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { predictionLog, humanReview } = policy.controls.gdpr22;
  const now = clock.now();
  const gaps = await incompleteRuns(db, graceOf(policy, now), LOOKED_AT);
  const names = await namesOfModels(
    db,
    gaps.map(({ modelId }) => modelId),
  );
  const models = await listModels(db, { after: undefined, limit: LOOKED_AT });
  const overdue = (await listReviews(db, { isOpen: true, after: undefined, limit: LOOKED_AT })).filter(({ dueAt }) =>
    isBefore(dueAt, now),
  );
  return [
    ...gaps.map(({ modelId, producer, missing }): PolicyFinding => {
      const name = names.get(modelId) ?? modelId;
      const count = sizeOf(missing);
      return {
        clause: predictionLog.clause,
        weight: 'warning',
        message: `${count} ${count === 1 ? 'prediction' : 'predictions'} of ${name} by ${producer} were never logged.`,
        ruling: 'R20',
        act: { who: 'whoever runs the producer', page: `/models/${name}` },
      };
    }),
    ...models
      .filter(({ isConsequential, runbook }) => isConsequential && runbook === undefined)
      .map(({ name }): PolicyFinding => ({
        clause: humanReview.clause,
        weight: 'warning',
        message: `${name} decides about people and has no runbook with the path to a human review.`,
        ruling: 'R47',
        act: { who: 'its team', page: `/models/${name}` },
      })),
    ...models
      .filter(
        ({ isConsequential, runbook, runbookCheck }) =>
          isConsequential && runbook !== undefined && !isFit(runbookCheck),
      )
      .map(({ name, runbookCheck }): PolicyFinding => ({
        clause: humanReview.clause,
        weight: 'warning',
        message:
          runbookCheck === undefined
            ? `The runbook of ${name} has not been checked yet for its path to a human review.`
            : `The runbook of ${name}: ${runbookCheck.problems.join('; ')}.`,
        ruling: 'R47',
        act: { who: 'its team', page: `/models/${name}` },
      })),
    ...(await coverageFindings(db, models, policy, now)),
    ...(overdue.length === 0
      ? []
      : [
          {
            clause: humanReview.clause,
            weight: 'warning' as const,
            message: `${overdue.length === 1 ? 'A human review was' : `${overdue.length} human reviews were`} not answered in time.`,
            ruling: 'R47',
            act: { who: 'those who may overturn', page: '/reviews' },
          },
        ]),
  ];
}

const isFit = (check: Model['runbookCheck']): boolean => check !== undefined && check.problems.length === 0;

/** Open reviews wait for everyone who may decide them. */
export async function reviewsWaiting({ db, policies }: AreaReads, person: Person): Promise<WaitingPage> {
  const policy = policies().current;
  const reader = { db, policies: policies() };
  const may = (await judge(reader, person, [modelPermissions.review], ORGANISATION))?.get(modelPermissions.review.name);
  if (may?.allowed !== true) return { items: [] };
  const open = await listReviews(db, { isOpen: true, after: undefined, limit: LOOKED_AT });
  return {
    items: open
      .filter(({ reviewer }) => reviewer === undefined || reviewer === person.id)
      .map(({ code, dueAt, state }) => ({
        kind: 'review',
        thing: { kind: 'review', id: code },
        title: state === 'taken' ? 'A human review is yours to decide' : 'Somebody asks for a human review',
        does: state === 'taken' ? 'Decide' : 'View',
        page: `/reviews/${code}`,
        command: `muster review show ${code}`,
        clause: policy.controls.gdpr22.humanReview.clause,
        dueAt: dueAt.toISOString(),
      })),
    isCut: open.length >= LOOKED_AT,
  };
}
