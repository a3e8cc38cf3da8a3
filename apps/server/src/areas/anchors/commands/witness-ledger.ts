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
    label: 'Witness another ledger',
    does: 'cosign the heads of another ledger, such as a second Muster’s, after checking that each extends the last',
    done: 'Added. Now connect this Muster as a witness over there, with this address and this key.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    key: KeyLine({ asks: 'Its key line', help: 'name+id+key, as shown by muster ledger key over there' }),
  },
  answer: Type.Object({
    id: Type.String({ format: 'uuid' }),
    witnessUrl: Type.String({ description: 'The path under this Muster’s address that it posts its heads to.' }),
    witnessKey: Type.String({ description: 'The key that they are cosigned with.' }),
  }),
  async decide(ctx, { input: { name, key: line } }) {
    const key = decodeVerifierKey(line);
    if (!key.ok) return err(notAKey(key.detail));
    const { origin, id: keyId } = { origin: key.value.name, id: key.value.id };
    const parts = ctx.use(anchorsService);
    if (origin === parts.ledger.origin) return err(notAKey('is this ledger’s own key: a ledger cannot witness itself'));
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
    label: 'Trust another key',
    does: 'trust another key of a ledger, after it rotated its key',
    done: 'Heads signed with this key are now trusted, too.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { key: KeyLine({ asks: 'The new key line', help: 'as shown by muster ledger key over there' }) },
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
    does: 'say why a ledger contradicted itself; what was seen is kept, and a head that does not extend it is still refused',
    done: 'Marked as investigated. It is no longer a finding.',
    next: 'muster witnessed-ledger list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { reason: LongText({ asks: 'What was the cause?', short: 'r', limit: 1000 }) },
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
    does: 'stop cosigning the heads of a ledger; those cosigned so far are kept',
    done: 'Removed. Its heads are no longer cosigned.',
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
  if (name !== origin) return `is a key of ${name}, not of ${origin}`;
  if (keys.includes(line.trim())) return 'is already trusted';
  return keys.length >= MOST_KEYS
    ? 'is one key too many: remove the ledger and add it again with its newest key'
    : undefined;
};

const notAKey = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'anchors/not-a-ledger-key',
  public: 'This key cannot be used to verify the heads of that ledger.',
  fields: [{ path: '/key', problem, remedy: 'muster ledger key over there shows the line: name+id+key' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/ledger-name-taken',
  public: 'Another ledger already has this name.',
  remedy: 'Choose another name, or remove that one: muster witnessed-ledger remove.',
};

const originTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/ledger-known',
  public: 'This Muster already witnesses that ledger.',
  remedy: 'If that ledger rotated its key: muster witnessed-ledger pin-key.',
};

const nothingToSettle: AppError = {
  kind: 'conflict',
  code: 'anchors/nothing-to-settle',
  public: 'This ledger has not contradicted itself.',
  remedy: 'muster witnessed-ledger list shows the state of each.',
};
