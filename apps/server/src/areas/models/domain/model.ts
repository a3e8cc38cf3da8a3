import type { Id, TeamId } from '../../../kernel/ids.ts';
import type { FeatureSchema } from './feature-schema.ts';

export type ModelId = Id<'model'>;
export type VersionId = Id<'model-version'>;

export type Model = {
  readonly id: ModelId;
  readonly name: string;
  readonly teamId: TeamId | undefined;
  readonly runbook: string | undefined;
  /** When the runbook was checked for a path to a human review, and what it lacks; undefined if not checked. */
  readonly runbookCheck: { readonly at: Date; readonly problems: readonly string[] } | undefined;
  /** It makes or assists decisions that materially affect individuals (GOV 7.13, 7.14). */
  readonly isConsequential: boolean;
  readonly version: number;
  readonly lastInstant: Date;
};

export type ModelVersion = {
  readonly id: VersionId;
  readonly modelId: ModelId;
  readonly model: string;
  readonly isConsequential: boolean;
  readonly name: string;
  readonly artifactDigest: string | undefined;
  readonly schema: FeatureSchema;
  readonly registeredAt: Date;
  readonly quarantine: { readonly since: Date; readonly why: string } | undefined;
};

/** The alias under which a version serves; others (`challenger`, `shadow`) are free-form, as in any registry. */
export const CHAMPION = 'champion';

/** What an alias pointed to from a given time on. */
export type Activation = {
  readonly modelId: ModelId;
  readonly alias: string;
  readonly at: Date;
  /** Undefined: nothing serves under it. */
  readonly versionId: VersionId | undefined;
};

/** What each alias pointed to at a given time, from all its activations. */
export function servingAt(activations: readonly Activation[], at: Date): ReadonlyMap<string, VersionId> {
  const serving = new Map<string, VersionId>();
  for (const each of activations.toSorted((one, other) => one.at.getTime() - other.at.getTime())) {
    if (each.at.getTime() > at.getTime()) break;
    if (each.versionId === undefined) serving.delete(each.alias);
    else serving.set(each.alias, each.versionId);
  }
  return serving;
}

/** The rollback target: the last version that served under the alias before the current one and is not quarantined. */
export function rollbackTarget(
  activations: readonly Activation[],
  alias: string,
  isFit: (version: VersionId) => boolean,
): VersionId | undefined {
  const served = activations
    .filter((each) => each.alias === alias)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  const now = served[0]?.versionId;
  return served.map(({ versionId }) => versionId).find((id) => id !== undefined && id !== now && isFit(id));
}
