import { realpath } from 'node:fs/promises';
import { err, type Result } from '../../kernel/result.ts';
import type { Concealed } from './concealed.ts';
import { judgeReference, type AllowedReferences } from './judge-reference.ts';
import type { SecretProblem } from './secret-problem.ts';
import { resolveSecret, type SecretSources } from './resolve-secret.ts';

/**
 * Follows a reference that came in by a form. It was judged when it was typed in, and is again here: by now the operator
 * may allow less, and a row of the database may be another's work. A link in the folder leads nowhere but within it, as
 * those do by which Kubernetes swaps a mounted Secret.
 */
export async function resolveAllowed(
  reference: string,
  allowed: AllowedReferences,
  sources: SecretSources,
): Promise<Result<Concealed, SecretProblem>> {
  const problem = judgeReference(reference, allowed) ?? (await judgeLinks(reference, allowed));
  return problem === undefined ? resolveSecret(reference, sources) : err(problem);
}

async function judgeLinks(reference: string, allowed: AllowedReferences): Promise<SecretProblem | undefined> {
  const path = /^file:(.+)$/s.exec(reference)?.[1];
  if (path === undefined || allowed.filesBelow === undefined) return undefined;
  try {
    const [target, folder] = await Promise.all([realpath(path), realpath(allowed.filesBelow)]);
    return judgeReference(`file:${target}`, { ...allowed, filesBelow: folder });
  } catch {
    // What is not there is told of where it is read.
    return undefined;
  }
}
