import type { PolicySnapshot } from '@muster/policy';

export type Rules = Pick<PolicySnapshot, 'changes' | 'controls'>;

/** Asks each file's own owners instead of a team. */
export const CODEOWNERS = 'CODEOWNERS';

type Cited = { readonly clause: string };

/** What is required of a change that touches these paths. Each part only if present. */
export type Group = {
  readonly title: string;
  readonly paths: { readonly patterns: readonly string[]; readonly coversNested: boolean };
  readonly approvals?: Cited & { readonly atLeast: number; readonly from: string };
  readonly governanceApproval?: Cited & { readonly role: string };
  readonly selfMerge?: Cited;
  readonly pipeline?: Cited & { readonly gates: readonly string[]; readonly app: string };
  readonly description?: Cited & { readonly states: readonly string[] };
  readonly versionBump?: Cited & { readonly field: string };
  readonly promotion?: Cited & { readonly before: string; readonly requires: readonly string[] };
};

/** The document's two groups, followed by the organisation's own. */
export function groupsOf({ changes, controls }: Rules): readonly Group[] {
  const gates = Object.keys(controls.scanning);
  const { infrastructureAndApi } = changes;
  return [
    changes.runbooksAndDiagrams,
    { ...infrastructureAndApi, pipeline: { ...infrastructureAndApi.pipeline, gates } },
    ...Object.values(changes.groups ?? {}).map(
      ({ pipeline, approvals, description, versionBump, promotion, ...group }) => ({
        ...group,
        ...(approvals === undefined ? {} : { approvals }),
        ...(description === undefined ? {} : { description }),
        ...(versionBump === undefined ? {} : { versionBump }),
        ...(promotion === undefined ? {} : { promotion }),
        ...(pipeline === undefined ? {} : { pipeline: { ...pipeline, gates: pipeline.checks ?? gates } }),
      }),
    ),
  ];
}
