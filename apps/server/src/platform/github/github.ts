import { defineService } from '../../kernel/services.ts';
import type { Concealed } from '../secrets/concealed.ts';
import type { GithubApp } from './github-app.ts';

/** Muster's GitHub App, if one is configured. */
export type Github = {
  /** Undefined if no App is configured. */
  readonly app: GithubApp | undefined;
  /** The base URL of its web pages: `https://github.com`. */
  readonly webUrl: string;
  /** The secret that signs GitHub's webhooks; undefined if none is configured or it cannot be read. */
  readonly webhookSecret: () => Promise<Concealed | undefined>;
};

export const githubService = defineService<Github>('platform.github');
