import type { DataClass, Permission } from '@muster/policy';
import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox';
import type { Actor } from '../../kernel/actor.ts';
import type { ClauseId } from '../../kernel/ids.ts';
import type { UseService } from '../../kernel/services.ts';
import { decodeCursor, encodeCursor } from '../http/input/cursor.ts';
import type { ListColumn } from '../http/list-description.ts';
import { orFail } from '../http/or-fail.ts';
import type { RouteTable } from '../http/routes.ts';

type Values<P extends TProperties> = Readonly<Static<TObject<P>>>;

/**
 * A declared list query: its filters, sort key, columns, and text for the empty list. Route, description, command line
 * and paging are derived.
 */
export type List<Fi extends TProperties = TProperties, K extends TProperties = TProperties> = {
  readonly noun: string;
  readonly name: string;
  readonly route: `/v1/${string}`;
  readonly does: string;
  /** The text if there are no rows, and the command that would change that. */
  readonly empty: { readonly says: string; readonly next?: string };
  readonly clauses: readonly ClauseId[];
  readonly permission: Permission;
  /**
   * The parent thing's key: the path's parameters, and the command line's positional arguments. Absent: the list is
   * organisation-wide.
   */
  readonly key?: TProperties;
  readonly filters: Fi;
  readonly item: TSchema;
  readonly columns: readonly ListColumn[];
  /** The values that rows are ordered by; the last must be unique. Absent: the list is not paginated. */
  readonly keyset?: K;
  readonly limit?: { readonly usual: number; readonly most: number };
  readonly reveals?: Exclude<DataClass, 'PUBLIC' | 'INTERNAL'>;
  page(
    use: UseService,
    asked: {
      readonly actor: Actor;
      readonly key: Readonly<Record<string, string>>;
      readonly filters: Values<Fi>;
      readonly after: Values<K> | undefined;
      readonly limit: number;
    },
  ): Promise<ListPage<Values<K>>>;
};

export type ListPage<K> = {
  readonly items: readonly unknown[];
  /** The total number of rows, where worth counting. */
  readonly total?: number;
  /** The key of the last row shown, if there are more. */
  readonly next?: K | undefined;
};

export const defineList = <Fi extends TProperties, K extends TProperties>(list: List<Fi, K>): List => list;

/** A page from a query for one row more than it shows: that row tells whether another page follows. */
export const pageOf = <T, K>(found: readonly T[], limit: number, keyOf: (last: T) => K): ListPage<K> => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last !== undefined ? { next: keyOf(last) } : {}) };
};

const USUAL = { usual: 50, most: 200 };

/** The routes of declared lists. Each cursor is also validated when it is created. */
export const listRoutes =
  (lists: readonly List[], use: UseService): RouteTable =>
  (routes) => {
    for (const list of lists) {
      const { usual, most } = list.limit ?? USUAL;
      const keyset = list.keyset === undefined ? undefined : Type.Object(list.keyset);
      const paging = {
        cursor: Type.Optional(Type.String({ maxLength: 1024 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: most })),
      };
      routes.get(
        list.route,
        {
          access: { scope: list.permission.scope },
          summary: `${list.noun.replaceAll('-', ' ')} ${list.name}: ${list.does}`,
          clauses: list.clauses,
          schema: {
            ...(list.key === undefined ? {} : { params: Type.Object(list.key) }),
            query: Type.Object({ ...list.filters, ...(keyset === undefined ? {} : paging) }),
            response: Type.Object({
              items: Type.Array(list.item),
              total: Type.Optional(Type.Integer()),
              nextCursor: Type.Optional(Type.String()),
            }),
          },
          list: { noun: list.noun, list: list.name, does: list.does, empty: list.empty, columns: list.columns },
          ...(list.reveals === undefined ? {} : { reveals: list.reveals }),
        },
        async ({ actor, params, query }) => {
          const { cursor, limit = usual, ...filters } = query as Readonly<Record<string, unknown>> & Paging;
          const after = cursor === undefined || keyset === undefined ? undefined : orFail(decodeCursor(keyset, cursor));
          const key = (params ?? {}) as Readonly<Record<string, string>>;
          const page = await list.page(use, { actor, key, filters, after, limit });
          const { items, total, next } = page;
          return {
            items: items as never[],
            ...(total === undefined ? {} : { total }),
            ...(next === undefined || keyset === undefined ? {} : { nextCursor: cursorOf(list, keyset, next) }),
          };
        },
      );
    }
  };

/** A cursor that the list itself would reject is a bug, found by the first test that turns a page. */
function cursorOf(list: List, keyset: TSchema, next: unknown): string {
  const cursor = encodeCursor(keyset, next);
  if (!decodeCursor(keyset, cursor).ok) throw new Error(`${list.route} made a cursor that it does not take`);
  return cursor;
}

type Paging = { readonly cursor?: string; readonly limit?: number };
