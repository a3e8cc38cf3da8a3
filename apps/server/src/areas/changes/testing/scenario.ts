import type { FileOnWire } from '../github/wire.ts';
import type { ChangeStory } from './change-story.ts';
import { patchOf, type Kind, type PullRequest } from './pull-request.ts';

/** A pull request played through the webhook, and the clauses missing at the end. */
export type Scenario = {
  readonly what: string;
  readonly kind: Kind;
  readonly author?: string;
  /** Runs before it is opened. */
  readonly given?: (it: PullRequest) => void;
  readonly play: (it: PullRequest, forge: ChangeStory) => Promise<unknown>;
  /** The missing clauses; empty if it passes. */
  readonly missing: readonly string[];
};

/** What a runbook change lacks until somebody who counts approves it. */
export const RUNBOOK = ['5.1.1', '2.6', '5.1.2'];
export const OWNERS = ['5.2.1'];

export const reviewed = async (it: PullRequest): Promise<void> => it.approve('ann', 'gov');
export const ready = async (it: PullRequest): Promise<void> => {
  await it.gates();
  await it.approve('olga', 'otto');
};
export const file = (filename: string, more: Partial<FileOnWire> = {}): FileOnWire => ({
  filename,
  status: 'modified',
  patch: patchOf(filename),
  ...more,
});
export const setFiles = (it: PullRequest, ...files: readonly FileOnWire[]): void =>
  void it.repository.changes.set(it.head, [...files]);
export const version = (it: PullRequest, path: string, before: string | undefined, after: string | undefined): void => {
  const { texts } = it.repository;
  for (const [ref, text] of [
    ['merge-base', before],
    [it.head, after],
  ] as const)
    if (text === undefined) texts.delete(`${ref}:${path}`);
    else texts.set(`${ref}:${path}`, text);
};
export const front = (words: string): string => `---\nversion: ${words}\n---\n# Do\n`;
export const pathOf = (it: PullRequest): string => it.files[0]?.filename ?? '';
export const last = (it: PullRequest) => it.pull.reviews.at(-1) ?? fail();
export const fail = (): never => {
  throw new Error('nobody has reviewed it');
};
