import type { Kysely } from 'kysely';
import { serviceOfRepository } from '../../catalog/public.ts';
import type { Target } from '../domain/deployment.ts';

/** What a repository deploys: the service that the catalog links to it, or else one named like it. */
export async function targetOf(
  db: Kysely<unknown>,
  {
    repository,
    environment,
    commit,
  }: { readonly repository: string; readonly environment: string; readonly commit: string },
): Promise<Target> {
  const service = (await serviceOfRepository(db, repository)) ?? repository.slice(repository.indexOf('/') + 1);
  return { service: nameOf(service), environment: nameOf(environment), commit };
}

/** Normalises a name: GitHub allows any text for an environment. */
export const nameOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9._/-]+/g, '-');
