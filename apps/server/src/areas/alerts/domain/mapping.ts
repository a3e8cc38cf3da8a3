import type { PolicySnapshot, Severity } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';
import { shorten } from '../../../kernel/shorten.ts';
import type { Labels } from './notification.ts';

/** How an integration reads its alerts. The policy's alerts.yaml fills in what is left out. */
export type Mapping = {
  readonly severity?: {
    /** The label that carries the severity. */
    readonly label?: string;
    /** The label's value, in lower case, to a severity of GOV 3. */
    readonly values?: Readonly<Record<string, Severity>>;
  };
  /** Maps a label to the owning team; otherwise the integration's team owns the incident. */
  readonly team?: { readonly label: string; readonly values: Readonly<Record<string, TeamId>> };
};

/** The severity an alert's labels give, and who decided it. `nobody`: unclassified (R36). */
export type Reading =
  | { readonly by: 'integration' | 'policy'; readonly severity: Severity }
  | {
      readonly by: 'nobody';
      readonly severity: undefined;
      /** The alert's own severity word if nothing maps it; shortened, because it is shown. */
      readonly unknownWord?: string;
    };

/**
 * By the integration's mapping, then the policy's, else unclassified (GOV 3.1.1). `SEV-1`, `sev 1` and `Sev1` are the
 * same word.
 */
export function readSeverity(labels: Labels, mapping: Mapping, policy: PolicySnapshot): Reading {
  const { label, severities, otherwise } = policy.alerts;
  const word = own(labels, mapping.severity?.label ?? label)?.trim() ?? '';
  const ours = meaningOf(word, mapping.severity?.values ?? {});
  if (ours !== undefined) return { by: 'integration', severity: ours };
  const theirs = meaningOf(word, severities);
  if (theirs !== undefined) return { by: 'policy', severity: theirs };
  if (otherwise !== 'unclassified') return { by: 'policy', severity: otherwise };
  return {
    by: 'nobody',
    severity: undefined,
    ...(word === '' ? {} : { unknownWord: shorten(word, LONGEST_WORD_SHOWN) }),
  };
}

const meaningOf = (word: string, meanings: Readonly<Record<string, Severity>>): Severity | undefined =>
  own(meanings, word.toLowerCase()) ??
  Object.entries(meanings).find(([known]) => bare(word) !== '' && bare(known) === bare(word))?.[1];

/** A word in lower case without spaces and punctuation. */
const bare = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const LONGEST_WORD_SHOWN = 40;

/** The team that the alert's label names under the integration's mapping. */
export function mappedTeam(labels: Labels, mapping: Mapping): TeamId | undefined {
  const word = mapping.team && own(labels, mapping.team.label);
  return word === undefined ? undefined : own(mapping.team?.values ?? {}, word);
}

/** The services an alert names, nearest first, in the catalog's spelling. */
export const servicesIn = (labels: Labels): readonly string[] =>
  SERVICE_LABELS.flatMap((label) => own(labels, label)?.trim().toLowerCase() ?? []);

const SERVICE_LABELS = ['service', 'job'] as const;

/** The owner of the nearest named service that the catalog knows. */
export const catalogTeam = (
  labels: Labels,
  services: ReadonlyMap<string, { readonly teamId: TeamId | undefined }>,
): TeamId | undefined => servicesIn(labels).flatMap((name) => services.get(name)?.teamId ?? [])[0];

/** The service an alert is about: the nearest the catalog knows, or else the nearest its labels name. */
export function serviceOf(labels: Labels, services: ReadonlyMap<string, unknown>): string | undefined {
  const named = servicesIn(labels);
  return (
    named.find((name) => services.has(name)) ?? named.find((name) => name !== '' && name.length <= LONGEST_SERVICE)
  );
}

const LONGEST_SERVICE = 100;

/** A drill opens and joins only drills; a real alert opens and joins only real incidents. */
export const isDrill = (labels: Labels): boolean => own(labels, DRILL_LABEL) === 'true';

const DRILL_LABEL = 'muster_drill';

/** Own properties only: a label may be named `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
