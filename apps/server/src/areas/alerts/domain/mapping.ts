import type { PolicySnapshot, Severity } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Labels } from './notification.ts';

/** How an integration reads its alerts, as data. What it leaves out, the policy's alerts.yaml says. */
export type Mapping = {
  readonly severity?: {
    /** The label that holds the alert's own word for its severity. */
    readonly label?: string;
    /** That word, in lower case, to a severity of GOV 3. */
    readonly values?: Readonly<Record<string, Severity>>;
  };
  /** Whose incident it becomes, by a label; otherwise the integration's team. */
  readonly team?: { readonly label: string; readonly values: Readonly<Record<string, TeamId>> };
};

/** What an alert's labels say of its severity, and whose word for it that is. `nobody`: unclassified (R36). */
export type Reading =
  | { readonly by: 'integration' | 'policy'; readonly severity: Severity }
  | { readonly by: 'nobody'; readonly severity: undefined };

/** By the integration's own mapping, then by the policy's, then not at all (GOV 3.1.1). */
export function readSeverity(labels: Labels, mapping: Mapping, policy: PolicySnapshot): Reading {
  const { label, severities, otherwise } = policy.alerts;
  const word = own(labels, mapping.severity?.label ?? label)
    ?.trim()
    .toLowerCase();
  if (word !== undefined) {
    const ours = own(mapping.severity?.values ?? {}, word);
    if (ours !== undefined) return { by: 'integration', severity: ours };
    const theirs = own(severities, word);
    if (theirs !== undefined) return { by: 'policy', severity: theirs };
  }
  return otherwise === 'unclassified' ? { by: 'nobody', severity: undefined } : { by: 'policy', severity: otherwise };
}

/** The team that the alert's label names, or the integration's. */
export function teamOf(labels: Labels, mapping: Mapping, fallback: TeamId | undefined): TeamId | undefined {
  const word = mapping.team && own(labels, mapping.team.label);
  return (word === undefined ? undefined : own(mapping.team?.values ?? {}, word)) ?? fallback;
}

/** An alert that says so is practice: it opens and joins drills only, as the real ones open and join real incidents only. */
export const isDrill = (labels: Labels): boolean => own(labels, DRILL_LABEL) === 'true';

const DRILL_LABEL = 'muster_drill';

/** A label may be named `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
