import { sql } from 'kysely';
import type { Static } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { Actor } from '../../kernel/actor.ts';
import { asId, type EntryId, type RequestId } from '../../kernel/ids.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Tx } from '../database/db.ts';
import { deferWrites } from '../database/pipeline/pipeline.ts';
import type { ContentSubject, EntryDraft, LedgerAction } from './action.ts';
import { commitmentTo, contentOwner, subjectOf, type SealedContent } from './content.ts';
import { canonicalJson, envelope, thingOf, type Envelope } from './envelope.ts';
import { forgetGathered, gathered, hasGathered } from './rows.ts';
import { macOf } from './mac.ts';

/** Encrypts under the subject's data key, creating it if missing. One call per flush. */
export interface ContentVault {
  seal(
    tx: Tx,
    items: readonly PlainContent[],
  ): Promise<readonly { readonly keyId: string; readonly ciphertext: Buffer }[]>;
}
export type PlainContent = {
  readonly subject: ContentSubject;
  /** Created in this very transaction, so it has no key unless this transaction made it. */
  readonly isNewSubject?: boolean;
  readonly entryId: EntryId;
  readonly plaintext: Buffer;
};

export type EntryBufferParts = {
  readonly ids: Ids;
  readonly macKey: Uint8Array;
  readonly vault: ContentVault;
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly policyVersion: string;
};

type Buffered = {
  readonly envelope: Envelope;
  readonly content?: { readonly of: ContentSubject; readonly isNewSubject: boolean; readonly sealed: SealedContent };
};

/**
 * Collects a command's entries and writes them all just before its commit, in a few statements whatever their number.
 */
export class EntryBuffer {
  readonly #parts: EntryBufferParts;
  readonly #entries: Buffered[] = [];

  constructor(parts: EntryBufferParts) {
    this.#parts = parts;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  add<A extends LedgerAction>(action: A, draft: EntryDraft<A>, at: Date): EntryId {
    const { ids, actor, requestId, policyVersion } = this.#parts;
    const given = draft as EntryDraft<LedgerAction>;
    const id = given.id ?? asId<'entry'>(ids.row(at));
    assertShape(action, given.data);
    const thing = thingOf(action, given);
    const content = given.content && {
      of: subjectOf(action.kind, thing),
      isNewSubject: given.content.isNewSubject === true,
      sealed: seal(ids, given.content.fields),
    };
    this.#entries.push({
      envelope: envelope({
        id,
        at,
        actor,
        action,
        resource: given.resource,
        thing,
        touched: given.touched ?? [],
        clause: given.clause,
        decision: given.decision ?? { allowed: true },
        policy: given.policyVersion ?? policyVersion,
        request: requestId,
        data: given.data,
        content: content && { commitment: commitmentTo(content.sealed), of: contentOwner(content.of) },
      }),
      ...(content === undefined ? {} : { content }),
    });
    return id;
  }

  /**
   * Must run last: the newest entry names every row that the transaction changed. If nothing was recorded, `unrecorded`
   * makes an entry for them.
   */
  async flush(tx: Tx, unrecorded: () => void): Promise<void> {
    if (this.isEmpty && (await hasGathered(tx))) unrecorded();
    if (this.isEmpty) return;
    await this.#writeContent(tx);
    await this.#writeEnvelopes(tx);
    this.#entries.length = 0;
  }

  async #writeEnvelopes(tx: Tx): Promise<void> {
    const last = this.#entries.at(-1)?.envelope.id;
    const rows = this.#entries.map(({ envelope: e }) => ({ e, text: canonicalJson(e) }));
    const column = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick);
    const pending = sql`
      insert into ledger_pending (id, thing_kind, thing_id, envelope, mac, gathered)
      select id, thing_kind, thing_id, envelope, mac, case when id = ${last}::uuid then ${gathered} end
      from unnest(
        ${column(({ e }) => e.id)}::uuid[], ${column(({ e }) => e.thing.kind)}::text[],
        ${column(({ e }) => e.thing.id)}::text[], ${column(({ text }) => text)}::text[],
        ${column(({ text }) => macOf(this.#parts.macKey, text))}::bytea[]
      ) with ordinality as entries (id, thing_kind, thing_id, envelope, mac, place) order by place`;
    await deferWrites(tx, [pending, forgetGathered]);
  }

  async #writeContent(tx: Tx): Promise<void> {
    const withContent = this.#entries.flatMap(({ envelope: e, content }) =>
      content ? [{ id: e.id, ...content }] : [],
    );
    if (withContent.length === 0) return;
    const sealed = await this.#parts.vault.seal(
      tx,
      withContent.map((item) => ({
        subject: item.of,
        isNewSubject: item.isNewSubject,
        entryId: item.id,
        plaintext: Buffer.from(canonicalJson(item.sealed)),
      })),
    );
    const contents = sql`
      insert into ledger_content (entry_id, key_id, ciphertext)
      select * from unnest(
        ${withContent.map((item) => item.id)}::uuid[], ${sealed.map((item) => item.keyId)}::uuid[],
        ${sealed.map((item) => item.ciphertext)}::bytea[])`;
    await deferWrites(tx, [contents]);
  }
}

const SALT_BYTES = 32;

const seal = (ids: Ids, fields: unknown): SealedContent => ({
  salt: Buffer.from(ids.bytes(SALT_BYTES)).toString('base64'),
  fields,
});

const validators = new WeakMap<LedgerAction['data'], Validator>();

/** A draft that does not match its action's schema is a bug: the command fails and nothing is written. */
function assertShape(action: LedgerAction, data: Static<LedgerAction['data']>): void {
  let validator = validators.get(action.data);
  if (!validator) validators.set(action.data, (validator = Compile(action.data)));
  if (!validator.Check(data))
    throw new Error(`${action.name}: data does not fit version ${action.version} of its schema`);
}
