/** GitHub's request whether a run may deploy to an environment. GitHub holds the run until it is answered. */
export type ProtectionRequest = {
  /** `owner/name` */
  readonly repository: string;
  readonly runId: string;
  /** Spelled as at GitHub, which the response must repeat. */
  readonly environment: string;
  readonly commit: string;
  readonly installation: number;
};

const CALLBACK = /\/repos\/(?<repository>[^/]+\/[^/]+)\/actions\/runs\/(?<runId>\d{1,19})\/deployment_protection_rule$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/;
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const LONGEST = 255;

/** Parses a `deployment_protection_rule` event; undefined if it cannot be answered. */
export function readProtectionRequest(payload: unknown): ProtectionRequest | undefined {
  const {
    action,
    environment,
    deployment_callback_url: callback,
    deployment,
    repository,
    installation,
  } = (payload ?? {}) as Readonly<Record<string, unknown>>;
  const named = textOf(repository, 'full_name');
  const asked = CALLBACK.exec(typeof callback === 'string' ? callback : '')?.groups;
  const commit = textOf(deployment, 'sha');
  const id = (installation as { id?: unknown } | null | undefined)?.id;
  if (action !== 'requested' || typeof environment !== 'string' || environment === '' || environment.length > LONGEST)
    return undefined;
  if (named === undefined || !REPOSITORY.test(named) || asked?.['repository'] !== named) return undefined;
  const runId = asked['runId'];
  if (runId === undefined || commit === undefined || !COMMIT.test(commit)) return undefined;
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined;
  return { repository: named, runId, environment, commit, installation: id };
}

function textOf(of: unknown, name: string): string | undefined {
  const value = (of as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
