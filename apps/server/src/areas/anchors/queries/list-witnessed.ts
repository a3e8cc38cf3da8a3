import { Type } from 'typebox';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import { readerService } from '../../../platform/access/access.ts';
import { defineList } from '../../../platform/verbs/list.ts';
import { anchorsService, cosignerLines } from '../anchors.ts';
import { contradictionWords, type Witnessed } from '../domain/witnessed.ts';
import { anchorPermissions } from '../permissions.ts';
import { CYCLE_MINUTES } from '../plan-mark.ts';
import { readWitnessed, seenHeads } from '../store/witnessed.ts';

const Instant = Type.String({ format: 'date-time' });

export type Standing = 'waiting' | 'extends' | 'silent' | 'contradicts';

/** A witnessed ledger's standing: silent after three of its cycles without a head. */
export function standingOf({ contradiction, seenAt }: Witnessed, now: Date): Standing {
  if (contradiction !== undefined) return 'contradicts';
  if (seenAt === undefined) return 'waiting';
  return isBefore(addMinutes(seenAt, 3 * CYCLE_MINUTES), now) ? 'silent' : 'extends';
}

/** The ledgers this Muster witnesses. Unpaged: there are only a few. */
export const witnessedList = defineList({
  noun: 'witnessed-ledger',
  name: 'list',
  route: '/v1/witness/ledgers',
  does: 'other ledgers that this Muster witnesses, the size seen of each, and any that contradicted itself',
  empty: {
    says: 'This Muster witnesses no other ledgers.',
    next: 'muster witnessed-ledger add <name> --key <key line>',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.read,
  filters: {},
  item: Type.Object(
    {
      id: Type.String({ format: 'uuid' }),
      name: Type.String(),
      origin: Type.String(),
      keys: Type.Array(Type.String()),
      state: Type.Enum(['waiting', 'extends', 'silent', 'contradicts']),
      size: Type.Integer(),
      seenAt: Type.Optional(Instant),
      problem: Type.Optional(Type.String()),
      problemAt: Type.Optional(Instant),
      evidence: Type.Optional(Type.String({ description: 'The contradicting head, as signed.' })),
      witnessUrl: Type.String(),
      witnessKey: Type.String({ description: 'The key that its heads are cosigned with.' }),
      version: Type.Integer(),
    },
    { title: 'WitnessedLedger' },
  ),
  columns: [
    { at: 'name', head: 'Name', shrinksTo: 12 },
    { at: 'state', head: 'State' },
    { at: 'size', head: 'Up to' },
    { at: 'seenAt', head: 'Last', as: 'instant' },
    { at: 'problem', head: 'Problem', shrinksTo: 16, dropped: 2 },
    { at: 'witnessKey', head: 'Cosigned by', shrinksTo: 16, dropped: 1 },
  ],
  async page(use) {
    const parts = use(anchorsService);
    const now = parts.host.clock.now();
    const witnessKey = cosignerLines(parts).at(-1) ?? '';
    const ledgers = await readWitnessed(use(readerService)().db);
    return {
      items: ledgers.map((ledger) => {
        const { id, name, origin, keys, size, seenAt, contradiction, version } = ledger;
        return {
          id,
          name,
          origin,
          keys,
          state: standingOf(ledger, now),
          size,
          ...(seenAt === undefined ? {} : { seenAt: seenAt.toISOString() }),
          ...(contradiction === undefined
            ? {}
            : {
                problem: contradictionWords[contradiction.problem],
                problemAt: contradiction.at.toISOString(),
                evidence: contradiction.note,
              }),
          witnessUrl: '/v1/witness',
          witnessKey,
          version,
        };
      }),
    };
  },
});

/** The heads cosigned here: proof, outside their own ledger, of its history. */
export const seenHeadList = defineList({
  noun: 'witnessed-ledger',
  name: 'heads',
  route: '/v1/witness/heads',
  does: 'heads of other ledgers that were cosigned here; the newest 200',
  empty: { says: 'No heads of other ledgers have been cosigned yet.' },
  clauses: ['7.5'],
  permission: anchorPermissions.read,
  filters: {},
  item: Type.Object(
    { ledger: Type.String(), size: Type.Integer(), at: Instant, checkpoint: Type.String() },
    { title: 'WitnessedHead' },
  ),
  columns: [
    { at: 'ledger', head: 'Ledger', shrinksTo: 12 },
    { at: 'size', head: 'Size' },
    { at: 'at', head: 'When', as: 'instant' },
  ],
  page: async (use) => ({
    items: (await seenHeads(use(readerService)().db)).map(({ at, ...head }) => ({ ...head, at: at.toISOString() })),
  }),
});
