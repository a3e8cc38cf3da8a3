import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PolicyVersion } from '../../kernel/ids.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Policies } from '../../platform/access/policies.ts';
import { comparePolicies, versionOf } from './domain/version.ts';
import { latestActivation } from './store/activations.ts';

/** All versions, and which is in force, without a query. Activations by other servers are seen at the next `reload`. */
export class PolicyRegistry {
  readonly #versions: ReadonlyMap<PolicyVersion, PolicySnapshot>;
  #current: PolicyVersion;
  #isActivated = false;

  /** Until a version is activated the newest stands in: the set-up itself is judged by it. */
  constructor(snapshots: readonly PolicySnapshot[]) {
    const newest = snapshots.toSorted(comparePolicies).at(-1);
    if (!newest) throw new Error('a registry needs at least one policy');
    this.#versions = new Map(snapshots.map((snapshot) => [versionOf(snapshot), snapshot]));
    this.#current = versionOf(newest);
  }

  policies(): Policies {
    return {
      current: this.#snapshot(this.#current) as Policies['current'],
      currentVersion: this.#current,
      of: ({ policyVersion }) => this.#snapshot(policyVersion) as ReturnType<Policies['of']>,
    };
  }

  /** Whether a policy is in force. Until then there is no organisation and the ledger is empty. */
  get isActivated(): boolean {
    return this.#isActivated;
  }

  /** All versions this server holds, oldest first. */
  get versions(): readonly PolicyVersion[] {
    return [...this.#versions]
      .toSorted(([, first], [, second]) => comparePolicies(first, second))
      .map(([name]) => name);
  }

  find(version: PolicyVersion): PolicySnapshot | undefined {
    return this.#versions.get(version);
  }

  /**
   * Reads what is in force from the database. Fails if the folder no longer holds that version, or holds it with values
   * other than those activated: a policy is changed by releasing a version, not by editing one.
   */
  async reload(db: Kysely<unknown>): Promise<Result<undefined, string>> {
    const activation = await latestActivation(db);
    if (!activation) return ok(undefined);
    const snapshot = this.#versions.get(activation.version);
    if (!snapshot) return err(`The policy in force is ${activation.version}, but its folder is missing.`);
    if (snapshot.hash !== activation.hash)
      return err(`The files of ${activation.version} were changed after it was activated.`);
    this.#current = activation.version;
    this.#isActivated = true;
    return ok(undefined);
  }

  #snapshot(version: PolicyVersion): PolicySnapshot {
    const snapshot = this.#versions.get(version);
    if (!snapshot) throw new Error(`policy ${version} is not loaded`);
    return snapshot;
  }
}
