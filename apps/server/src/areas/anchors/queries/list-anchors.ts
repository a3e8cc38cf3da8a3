import { Type } from 'typebox';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { anchorsService } from '../anchors.ts';
import type { Anchor } from '../domain/anchor.ts';
import { anchorPermissions } from '../permissions.ts';
import { CYCLE_MINUTES } from '../plan-mark.ts';
import { marksOf, readAnchors } from '../store/anchors.ts';

const Instant = Type.String({ format: 'date-time' });

/** False after two cycles without a mark: heads since then rest on our word alone. */
export const isWitnessed = ({ markedAt, contradictedAt }: Anchor, now: Date): boolean =>
  contradictedAt === undefined && markedAt !== undefined && !isBefore(addMinutes(markedAt, 2 * CYCLE_MINUTES), now);

const stateOf = (anchor: Anchor, now: Date): 'witnessed' | 'unwitnessed' | 'contradicted' =>
  anchor.contradictedAt === undefined ? (isWitnessed(anchor, now) ? 'witnessed' : 'unwitnessed') : 'contradicted';

/** Who vouches for the ledger's heads, and up to which. Unpaged: there are only a few. */
export const anchorList = defineList({
  noun: 'anchor',
  name: 'list',
  route: '/v1/anchors',
  does: 'external anchors of the ledger’s heads, and the size that each has confirmed',
  empty: {
    says: 'Unwitnessed: the ledger has no external anchor, so anyone with its keys can rewrite it.',
    next: 'muster anchor connect-time-stamp <name> --url <url>',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.read,
  filters: {},
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      kind: Type.String(),
      url: Type.String(),
      state: Type.Enum(['witnessed', 'unwitnessed', 'contradicted']),
      size: Type.Integer(),
      markedAt: Type.Optional(Instant),
      everyMinutes: Type.Integer({ description: 'The longest time until a rewrite is noticed, in minutes.' }),
      problem: Type.Optional(Type.String()),
      version: Type.Integer(),
    },
    { title: 'Anchor' },
  ),
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'kind', head: 'Kind' },
    { at: 'state', head: 'State' },
    { at: 'size', head: 'Up to' },
    { at: 'markedAt', head: 'Last', as: 'instant' },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    const now = use(anchorsService).host.clock.now();
    const anchors = await readAnchors(use(readerService)().db);
    return {
      items: anchors.map((anchor) => {
        const { id, name, kind, url, size, markedAt, problem, version } = anchor;
        return {
          id,
          name,
          kind,
          url,
          state: stateOf(anchor, now),
          size,
          ...(markedAt === undefined ? {} : { markedAt: markedAt.toISOString() }),
          everyMinutes: CYCLE_MINUTES,
          ...(problem === undefined ? {} : { problem }),
          version,
        };
      }),
    };
  },
});

/** The anchors' marks. Kept elsewhere, they prove without Muster which head existed when. */
export const markList = defineList({
  noun: 'anchor',
  name: 'marks',
  route: '/v1/anchors/marks',
  does: 'what each anchor returned for each head, newest first: cosigned checkpoints, time stamps in base64, and locked objects by key and version',
  empty: { says: 'No anchor has confirmed a head yet.' },
  clauses: ['7.5'],
  permission: anchorPermissions.read,
  filters: {},
  item: Type.Object(
    {
      anchor: Type.String(),
      at: Instant,
      size: Type.Integer(),
      checkpoint: Type.String(),
      proof: Type.String(),
    },
    { title: 'AnchorMark' },
  ),
  columns: [
    { at: 'anchor', head: 'Anchor', shrinksTo: 12 },
    { at: 'size', head: 'Size' },
    { at: 'at', head: 'When', as: 'instant' },
  ],
  async page(use) {
    const { db } = use(readerService)();
    const all = await Promise.all(
      (await readAnchors(db)).map(async ({ id, name }) =>
        (await marksOf(db, id)).map(({ at, ...mark }) => ({ anchor: name, at: at.toISOString(), ...mark })),
      ),
    );
    return { items: all.flat().toSorted((one, other) => other.at.localeCompare(one.at)) };
  },
});
