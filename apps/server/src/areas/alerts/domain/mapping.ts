import type { PolicySnapshot, Severity } from '@muster/policy';
import type { TeamId } from '../../../kernel/ids.ts';
import { shorten } from '../../../kernel/shorten.ts';
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

/** What an alert's labels say of its severity, and whose reading of it that is. `nobody`: unclassified (R36). */
export type Reading =
  | { readonly by: 'integration' | 'policy'; readonly severity: Severity }
  | {
      readonly by: 'nobody';
      readonly severity: undefined;
      /** The alert's own word, where it has one that nobody maps; shortened, since it is shown. */
      readonly unknownWord?: string;
    };

/** By the integration's own mapping, then by the policy's, then not at all (GOV 3.1.1); `SEV-1`, `sev 1` and `Sev1` are one word. */
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

/** A word without case, blanks and punctuation. */
const bare = (word: string): string => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

const LONGEST_WORD_SHOWN = 40;

/** The team that the alert's label names, by the integration's mapping. */
export function mappedTeam(labels: Labels, mapping: Mapping): TeamId | undefined {
  const word = mapping.team && own(labels, mapping.team.label);
  return word === undefined ? undefined : own(mapping.team?.values ?? {}, word);
}

/** The services that an alert is about, the nearest first, in the catalog's spelling. */
export const servicesIn = (labels: Labels): readonly string[] =>
  SERVICE_LABELS.flatMap((label) => own(labels, label)?.trim().toLowerCase() ?? []);

const SERVICE_LABELS = ['service', 'job'] as const;

/** The owner of the nearest service that an alert names, by the catalog. */
export const catalogTeam = (
  labels: Labels,
  services: ReadonlyMap<string, { readonly teamId: TeamId | undefined }>,
): TeamId | undefined => servicesIn(labels).flatMap((name) => services.get(name)?.teamId ?? [])[0];

/** Which service an alert is about: the nearest that the catalog knows, or else what its labels say. */
export function serviceOf(labels: Labels, services: ReadonlyMap<string, unknown>): string | undefined {
  const named = servicesIn(labels);
  return (
    named.find((name) => services.has(name)) ?? named.find((name) => name !== '' && name.length <= LONGEST_SERVICE)
  );
}

const LONGEST_SERVICE = 100;

/** An alert that says so is practice: it opens and joins drills only, as the real ones open and join real incidents only. */
export const isDrill = (labels: Labels): boolean => own(labels, DRILL_LABEL) === 'true';

const DRILL_LABEL = 'muster_drill';

/** A label may be named `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
