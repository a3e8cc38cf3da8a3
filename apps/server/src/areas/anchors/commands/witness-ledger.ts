import { decodeVerifierKey, type NoteKey } from '@muster/proofs';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Line, LongText } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { anchorsService, cosignerLines } from '../anchors.ts';
import {
  witnessedAdded,
  witnessedKeyPinned,
  witnessedKind,
  witnessedRemoved,
  witnessedSettled,
} from '../ledger-actions.ts';
import { anchorPermissions } from '../permissions.ts';
import { insertWitnessed, pinKeyRow, removeWitnessedRow, settleRow, takenBy } from '../store/witnessed.ts';
import { witnessedThing } from '../witnessed-thing.ts';
import { KeyLine } from './fields.ts';

/** Starts cosigning the heads of another ledger under the pinned key. */
export const addWitnessed = verbOfAll({
  noun: 'witnessed-ledger',
  name: 'add',
  kind: witnessedKind,
  route: '/v1/witness/ledgers',
  creates: true,
  words: {
    label: 'Vouch for another ledger',
    does: 'cosign the heads of another ledger, such as a second Muster’s, after each was seen to extend the last',
    done: 'Its heads are cosigned from now on. There, an anchor of kind witness is connected with this address and this key.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    key: KeyLine({ asks: 'Its key line', help: 'name+id+key: muster ledger key there' }),
  },
  answer: Type.Object({
    id: Type.String({ format: 'uuid' }),
    witnessUrl: Type.String({ description: 'Where it posts its heads, below the address of this Muster.' }),
    witnessKey: Type.String({ description: 'Under which key they are cosigned.' }),
  }),
  async decide(ctx, { input: { name, key: line } }) {
    const key = decodeVerifierKey(line);
    if (!key.ok) return err(notAKey(key.detail));
    const { origin, id: keyId } = { origin: key.value.name, id: key.value.id };
    const parts = ctx.use(anchorsService);
    if (origin === parts.ledger.origin) return err(notAKey('is this ledger’s own: nobody vouches for themselves'));
    const taken = await takenBy(ctx.tx, { name, origin });
    if (taken !== undefined) return err(taken === 'name' ? nameTaken : originTaken);
    const id = asId<'witnessed-ledger'>(ctx.ids.row(ctx.now));
    const entry = ctx.record(witnessedAdded, {
      resource: { kind: 'witnessed-ledger', id },
      clause: '7.5',
      data: { ledger: id, key: keyId },
      content: { isNewSubject: true, fields: { name, origin } },
    });
    const nothing = { size: 0, checkpoint: undefined, seenAt: undefined, contradiction: undefined };
    const made = { id, name, origin, keys: [line.trim()], ...nothing, version: 1, lastInstant: ctx.now };
    await insertWitnessed(ctx.tx, made, asId(entry));
    return ok({ id, witnessUrl: '/v1/witness', witnessKey: cosignerLines(parts).at(-1) ?? '' });
  },
});

/** Trusts another key for a ledger, after it rotated its own. */
export const pinKey = verb(witnessedThing, {
  name: 'pin-key',
  words: {
    label: 'Change the key',
    does: 'believe another key of a ledger, after a rotation there',
    done: 'Heads under this key are believed, too.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { key: KeyLine({ asks: 'The new key line', help: 'muster ledger key there' }) },
  async decide(ctx, { thing: ledger, input: { key: line } }) {
    const key = decodeVerifierKey(line);
    if (!key.ok) return err(notAKey(key.detail));
    const problem = unfit(ledger, key.value, line);
    if (problem !== undefined) return err(notAKey(problem));
    const entry = asId<'entry'>(
      ctx.record(witnessedKeyPinned, {
        resource: { kind: 'witnessed-ledger', id: ledger.id },
        clause: '7.5',
        data: { ledger: ledger.id, key: key.value.id },
      }),
    );
    await pinKeyRow(ctx.tx, { ...ledger, keys: [...ledger.keys, line.trim()] }, ctx.now, entry);
    return ok(undefined);
  },
});

/** Closes a contradiction that somebody has investigated. Its entry and the cosigned head stay. */
export const settleContradiction = verb(witnessedThing, {
  name: 'settle',
  words: {
    label: 'Mark as investigated',
    does: 'say why a ledger contradicted itself; what was seen stays, and a head that does not extend it is refused as before',
    done: 'It is no finding any more.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { reason: LongText({ asks: 'What was it?', short: 'r', limit: 1000 }) },
  async decide(ctx, { thing: ledger, input: { reason } }) {
    if (ledger.contradiction === undefined) return err(nothingToSettle);
    const entry = asId<'entry'>(
      ctx.record(witnessedSettled, {
        resource: { kind: 'witnessed-ledger', id: ledger.id },
        clause: '7.5',
        data: { ledger: ledger.id },
        content: { fields: { reason } },
      }),
    );
    await settleRow(ctx.tx, ledger, ctx.now, entry);
    return ok(undefined);
  },
});

/** Stops cosigning a ledger's heads. Those already cosigned stay. */
export const removeWitnessed = verb(witnessedThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'cosign the heads of a ledger no more; those that were stay',
    done: 'Its heads are cosigned no more.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  danger: true,
  async decide(ctx, { thing: ledger }) {
    const entry = asId<'entry'>(
      ctx.record(witnessedRemoved, {
        resource: { kind: 'witnessed-ledger', id: ledger.id },
        clause: '7.5',
        data: { ledger: ledger.id },
      }),
    );
    await removeWitnessedRow(ctx.tx, ledger, ctx.now, entry);
    return ok(undefined);
  },
});

/** All keys of a ledger carry its name; this bounds how many are tried per head. */
const MOST_KEYS = 20;
const unfit = (
  { origin, keys }: { readonly origin: string; readonly keys: readonly string[] },
  { name }: NoteKey,
  line: string,
): string | undefined => {
  if (name !== origin) return `is of ${name}, not of ${origin}`;
  if (keys.includes(line.trim())) return 'is believed already';
  return keys.length >= MOST_KEYS ? 'is one too many: remove the ledger and add it with its newest key' : undefined;
};

const notAKey = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'anchors/not-a-ledger-key',
  public: 'The heads of a ledger cannot be believed under this key.',
  fields: [{ path: '/key', problem, remedy: 'muster ledger key shows it there: name+id+key, a line' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/ledger-name-taken',
  public: 'Another ledger has this name.',
  remedy: 'Choose another name, or remove that one: muster witnessed-ledger remove.',
};

const originTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/ledger-known',
  public: 'This Muster vouches for that ledger already.',
  remedy: 'After a rotation there: muster witnessed-ledger pin-key.',
};

const nothingToSettle: AppError = {
  kind: 'conflict',
  code: 'anchors/nothing-to-settle',
  public: 'This ledger has contradicted nothing.',
  remedy: 'muster witnessed-ledger list shows how each stands.',
};
