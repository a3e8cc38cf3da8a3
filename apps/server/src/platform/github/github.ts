import { defineService } from '../../kernel/services.ts';
import type { Concealed } from '../secrets/concealed.ts';
import type { GithubApp } from './github-app.ts';

/** The GitHub App that Muster is, as far as one is configured. */
export type Github = {
  /** Undefined where no App is configured: then nothing is answered there. */
  readonly app: GithubApp | undefined;
  /** Where people see its pages: `https://github.com`. */
  readonly webUrl: string;
  /** What GitHub signs its webhooks with; undefined where none is configured or it cannot be read. */
  readonly webhookSecret: () => Promise<Concealed | undefined>;
};

export const githubService = defineService<Github>('platform.github');
