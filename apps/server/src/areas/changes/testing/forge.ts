import { createHmac } from 'node:crypto';
import type { Clock } from '../../../kernel/clock.ts';
import { WEBHOOK_SECRET, type FakeGitHub, type FakeRepository } from './github.ts';

export const REPOSITORY = 'acme/platform';

/** An organisation at GitHub whose webhooks reach Muster, over any transport. */
export type Forge = {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  readonly story: { readonly host: { readonly clock: Pick<Clock, 'now'> } };
  /** Sends a signed webhook. */
  send: (event: string, payload: object) => Promise<unknown>;
};

/** Adds an empty repository. */
export function newRepository(github: FakeGitHub): FakeRepository {
  const repository: FakeRepository = {
    name: 'Acme/Platform',
    pulls: new Map(),
    changes: new Map(),
    texts: new Map(),
    checks: [],
    activity: [],
    writers: new Set(),
    rulesets: [],
    history: [],
    suites: [],
    deployments: [],
  };
  github.repositories.set(REPOSITORY, repository);
  return repository;
}

/** A webhook and its signature, as GitHub sends them. */
export function deliveryOf(event: string, payload: object, id: string, signature?: string) {
  const body = JSON.stringify({ repository: { full_name: 'Acme/Platform' }, ...payload });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': signature ?? `sha256=${createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex')}`,
    },
  };
}

/** Sets up owners and write permissions. */
export function settled({ github, repository }: Pick<Forge, 'github' | 'repository'>): void {
  repository.texts.set(
    'main:.github/CODEOWNERS',
    '* @ann\n/api/ @olga @otto @acme/api\n/api/open/\n!api/x @nobody\n/infrastructure/ @olga @otto\n',
  );
  // The branch as it was before a merge.
  repository.texts.set('base-sha:.github/CODEOWNERS', repository.texts.get('main:.github/CODEOWNERS') ?? '');
  repository.texts.set('release:.github/CODEOWNERS', '* @ann\n/api/ @olga @otto @acme/api\n');
  github.teams.set('@acme/api', new Set(['tina', 'tom']));
  github.teams.set('@acme/ml-platform-sre', new Set(['ann', 'bo', 'una']));
  for (const login of ['ann', 'bo', 'gov', 'olga', 'otto', 'tina', 'tom', 'una', 'eng', 'helper[bot]'])
    repository.writers.add(login);
}
