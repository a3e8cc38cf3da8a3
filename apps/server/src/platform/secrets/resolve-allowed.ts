import { realpath } from 'node:fs/promises';
import { err, type Result } from '../../kernel/result.ts';
import type { Concealed } from './concealed.ts';
import { judgeReference, type AllowedReferences } from './judge-reference.ts';
import type { SecretProblem } from './secret-problem.ts';
import { resolveSecret, type SecretSources } from './resolve-secret.ts';

/**
 * Resolves a reference entered in a form. It was checked on entry and is checked again: the operator may allow less by
 * now, and a database row may have been tampered with. A symbolic link must stay within the folder, as those do by
 * which Kubernetes swaps a mounted Secret.
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
    // A missing file is reported where it is read.
    return undefined;
  }
}
