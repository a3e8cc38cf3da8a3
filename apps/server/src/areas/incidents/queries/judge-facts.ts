import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { classify } from '../domain/classify.ts';
import { classifyWith, defaultsFrom, type Described } from '../domain/defaults.ts';
import { factProblems, type Facts, unknownFact } from '../domain/facts.ts';
import { classificationView } from './incident-view.ts';

type Judgement = ReturnType<typeof classificationView> & { readonly severity: ReturnType<typeof classify>['severity'] };

/**
 * How the policy would classify facts before a declaration, so that a reporter sees the effect of an answer (GOV
 * 3.1.1), with the catalog's provisional answers for the service named.
 */
export function judgeFacts(facts: Facts, policy: PolicySnapshot, service?: Described): Result<Judgement, AppError> {
  const fields = factProblems(facts, policy);
  if (fields.length > 0) return err(unknownFact(fields));
  const defaults = service === undefined ? {} : defaultsFrom(service, policy);
  const { severity, kind } = classifyWith(facts, defaults, policy);
  const severitySource = kind === 'decided' ? 'facts' : 'provisional';
  return ok({ severity, ...classificationView({ facts, defaults, severity, severitySource }, policy) });
}
