import { isFor, type Runbook } from '@muster/change-rules';
import type { PolicySnapshot } from '@muster/policy';

export type LibraryProblem = { readonly message: string; readonly runbook: string | undefined };

/** Lints the library in force against the policy's alert rules and Muster's signals, both ways. */
export function lintedProblems(
  runbooks: readonly Runbook[],
  { runbooks: policy }: PolicySnapshot,
): readonly LibraryProblem[] {
  const byId = new Map(runbooks.map((each) => [each.id, each]));
  const lacking = (kind: 'alert' | 'signal', name: string, id: string): readonly LibraryProblem[] => {
    const its = byId.get(id);
    if (its === undefined) return [{ message: `${name} has no runbook: ${id} does not exist.`, runbook: undefined }];
    const isMet = its.triggers.some((each) => isFor(each, { kind, name }));
    return isMet ? [] : [{ message: `${id} is the runbook of ${name} but does not name it.`, runbook: id }];
  };
  return [
    ...Object.entries(policy.rules).flatMap(([name, { runbook }]) => lacking('alert', name, runbook)),
    ...Object.entries(policy.signals).flatMap(([name, runbook]) => lacking('signal', name, runbook)),
  ];
}
