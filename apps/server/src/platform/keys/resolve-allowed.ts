import { err, type Result } from '../../kernel/result.ts';
import type { Concealed } from './concealed.ts';
import { judgeReference, type AllowedReferences } from './judge-reference.ts';
import { resolveSecret, type SecretSources } from './resolve-secret.ts';
import type { SecretProblem } from './secret-problem.ts';

/**
 * Follows a reference that came in by a form. It was judged when it was typed in, and is again here: by now the operator
 * may allow less, and a row of the database may be another's work.
 */
export async function resolveAllowed(
  reference: string,
  allowed: AllowedReferences,
  sources: SecretSources,
): Promise<Result<Concealed, SecretProblem>> {
  const problem = judgeReference(reference, allowed);
  return problem === undefined ? resolveSecret(reference, sources) : err(problem);
}
