import type { Budget, Span } from '@muster/slo';
import { fractionText } from '@muster/slo';

/** Everything a verdict rests on, as one text: the same inputs give the same text. Its hash identifies the verdict. */
export const snapshotText = (
  objective: { readonly id: string; readonly version: number },
  span: Span,
  budget: Budget,
): string =>
  JSON.stringify([
    objective.id,
    objective.version,
    new Date(span.from).toISOString(),
    new Date(span.to).toISOString(),
    String(budget.total),
    String(budget.bad),
    fractionText(budget.allowed),
    fractionText(budget.remaining),
  ]);
