import { readRunbook, type Runbook } from '@muster/change-rules';
import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import { openRunbook, shelfOf, type Shelf } from './domain/library.ts';
import { sourceOf, standingVersions, type OwnVersion } from './store/versions.ts';

/** The shipped runbooks, read once at server start. */
export const shippedRunbooks = defineService<Shelf>('runbooks.shipped');

export type Library = {
  readonly shelf: Shelf;
  readonly runbooks: readonly Runbook[];
  /** Each runbook's version waiting for approval. */
  readonly proposed: ReadonlyMap<string, OwnVersion>;
};

/** The library in force now, with the policy's numbers filled in. */
export async function libraryNow(db: Kysely<unknown>, shipped: Shelf, policy: PolicySnapshot): Promise<Library> {
  const standing = await standingVersions(db);
  const own = standing.filter(({ state }) => state === 'in-force').map((each) => sourceOf(each, chartOf(each)));
  const shelf = shelfOf(shipped, own);
  return {
    shelf,
    runbooks: [...shelf.values()].map((source) => openRunbook(source, policy)),
    proposed: new Map(standing.flatMap((each) => (each.state === 'proposed' ? [[each.runbook, each]] : []))),
  };
}

/** The name under which a version's own diagram is shown: the one its text names, as only one can be submitted. */
const chartOf = ({ runbook, body, diagram }: OwnVersion): string | undefined =>
  diagram === undefined ? undefined : readRunbook(`${runbook}.md`, body).runbook?.diagrams[0];
