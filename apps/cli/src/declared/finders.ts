import { type DeclaredList, type MusterClient, readDeclared } from '@muster/api-client';
import { lists } from '@muster/api-client/declared';
import { incidentCode } from '../command-line/incident-code.ts';
import { isId, personFinder } from '../commands/given-person.ts';
import type { Connection } from '../connection/connection.ts';
import { wrongUsage } from '../failures/failure.ts';

export type Find = (given: string, where: string) => Promise<string>;

/** Resolves what is typed for a thing of this noun to its id: members by e-mail, all others by name in their list. */
export function finderOf(noun: string, connection: Connection): Find {
  const { api } = connection as { api: MusterClient };
  if (noun === 'member') return personFinder(api);
  if (noun === 'incident') return async (given) => incidentCode(given);
  const list = lists.find((each) => each.noun === noun && each.list === 'list');
  return list === undefined ? async (given) => given : byName(noun, list, connection);
}

function byName(noun: string, list: DeclaredList, { fetch }: Connection): Find {
  return async (given, where) => {
    if (isId(given)) return given;
    const items = await namesakes(list, fetch, given);
    const alike = items.filter(({ name }) => typeof name === 'string' && name.toLowerCase() === given.toLowerCase());
    const exact = [...alike, ...items].find(({ id, name }) => name === given || id === given);
    const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
    if (found === undefined)
      throw wrongUsage(`${where}: no ${noun.replaceAll('-', ' ')} is called “${given}”.`, `muster ${noun} list`);
    return String(found['id']);
  };
}

type Item = Readonly<Record<string, unknown>>;

/** Rows of the list up to the page with a match: unrelated ones may fill any number of pages. */
async function namesakes(list: DeclaredList, fetch: Connection['fetch'], given: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await readDeclared(fetch, list, list.pages === true ? { limit: '200', cursor } : {});
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined || page.items.some(({ id, name }) => name === given || id === given)) return items;
  }
}
