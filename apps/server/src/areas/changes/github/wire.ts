import type { components } from '@octokit/openapi-types';

type Schemas = components['schemas'];

/** The parts of GitHub's own types that Muster reads. */
export type Pull = Pick<
  Schemas['pull-request'],
  | 'number'
  | 'state'
  | 'title'
  | 'body'
  | 'merged'
  | 'merged_at'
  | 'merge_commit_sha'
  | 'commits'
  | 'changed_files'
  | 'created_at'
  | 'updated_at'
> & {
  readonly user: Account;
  readonly merged_by: Account | null;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly full_name: string } | null };
};
export type Account = Pick<Schemas['simple-user'], 'login' | 'type'> & { readonly id: number };
export type ReviewOnWire = Pick<Schemas['pull-request-review'], 'state' | 'submitted_at' | 'commit_id'> & {
  readonly id: number;
  readonly user: Account | null;
};
export type CommitOnWire = {
  readonly sha: string;
  readonly commit: {
    readonly message: string;
    readonly author: { readonly email?: string } | null;
    readonly committer: { readonly email?: string } | null;
  };
  readonly author: Account | Record<string, never> | null;
  readonly committer: Account | Record<string, never> | null;
};
export type FileOnWire = Pick<Schemas['diff-entry'], 'filename' | 'status' | 'patch' | 'previous_filename'>;
export type Branch = { readonly commit: { readonly sha: string } };
export type Comparison = {
  readonly merge_base_commit: { readonly sha: string };
  readonly files?: readonly FileOnWire[];
};
export type CheckOnWire = Pick<Schemas['check-run'], 'name' | 'conclusion' | 'head_sha'> & {
  readonly app: { readonly id: number; readonly slug?: string } | null;
};
export type DeploymentOnWire = Pick<
  Schemas['deployment'],
  'id' | 'sha' | 'environment' | 'production_environment' | 'created_at'
>;
export type DeploymentStatusOnWire = Pick<Schemas['deployment-status'], 'state' | 'created_at'>;
export type TimelineEvent = { readonly event?: string; readonly created_at?: string };
export type Activity = Pick<Schemas['activity'], 'activity_type' | 'timestamp' | 'after'> & {
  readonly actor: Account | null;
};
export type Contents = { readonly type?: string; readonly encoding?: string; readonly content?: string };
export type Permission = Pick<Schemas['repository-collaborator-permission'], 'permission'>;
export type RulesetOnWire = Pick<Schemas['repository-ruleset'], 'id' | 'name' | 'enforcement'> & {
  readonly bypass_actors?: readonly unknown[];
  readonly conditions?: unknown;
  readonly rules?: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
};
export type RulesetVersion = Pick<Schemas['ruleset-version'], 'version_id' | 'updated_at'>;
export type RuleSuite = {
  readonly id?: number;
  readonly ref?: string;
  readonly after_sha?: string;
  readonly result?: string;
};
export type CheckWanted = {
  readonly name: string;
  readonly head_sha: string;
  readonly status: 'completed';
  readonly conclusion: 'success' | 'action_required';
  readonly external_id: string;
  readonly details_url: string;
  readonly output: { readonly title: string; readonly summary: string };
  readonly actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
};
