import { decodeWitnessKey } from '@muster/proofs';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Line, Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { anchorsService, type Anchors } from '../anchors.ts';
import { lockedBucket } from '../../sinks/public.ts';
import type { Anchor } from '../domain/anchor.ts';
import { anchorKind, anchorConnected } from '../ledger-actions.ts';
import { anchorPermissions } from '../permissions.ts';
import { planMark } from '../plan-mark.ts';
import { insertAnchor, isAnchorName } from '../store/anchors.ts';
import { KeyLine, PlainText } from './fields.ts';

const Name = Line({ asks: 'Name', limit: 100, positional: true });
const Connected = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Connects a C2SP witness, which cosigns each head after verifying that it extends the last. */
export const connectWitness = verbOfAll({
  noun: 'anchor',
  name: 'connect-witness',
  kind: anchorKind,
  route: '/v1/anchors/witness',
  creates: true,
  words: {
    label: 'Connect a witness',
    does: 'have a second Muster, or any other C2SP witness, cosign the ledger’s heads',
    done: 'Connected.',
    next: 'muster anchor list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: {
    name: Name,
    url: PlainText(500, {
      asks: 'Its address',
      help: 'the address that add-checkpoint is below; for a second Muster, its address followed by /v1/witness',
    }),
    key: KeyLine({
      asks: 'Its key line',
      help: 'name+id+key, type 04; a second Muster shows it once it witnesses this ledger',
    }),
  },
  answer: Connected,
  async prepare({ use }, { url, key }) {
    const known = decodeWitnessKey(key);
    return known.ok ? judgeUrl(use(anchorsService), url) : err(notUsable('key', known.detail));
  },
  decide: async (ctx, { input: { name, key }, facts: url }) => connect(ctx, { kind: 'witness', name, url, key }),
});

/** Connects a time-stamping authority, which dates each head. */
export const connectTimeStamp = verbOfAll({
  noun: 'anchor',
  name: 'connect-time-stamp',
  kind: anchorKind,
  route: '/v1/anchors/time-stamp',
  creates: true,
  words: {
    label: 'Connect a time-stamping authority',
    does: 'have an RFC 3161 time-stamping authority date the ledger’s heads',
    done: 'Connected.',
    next: 'muster anchor list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { name: Name, url: PlainText(500, { asks: 'Its address' }) },
  answer: Connected,
  prepare: async ({ use }, { url }) => judgeUrl(use(anchorsService), url),
  decide: async (ctx, { input: { name }, facts: url }) => connect(ctx, { kind: 'time-stamp', name, url }),
});

/** Locks each head in a sink's bucket as a separate object, even if nothing is new. */
export const connectLockedObject = verbOfAll({
  noun: 'anchor',
  name: 'connect-locked-object',
  kind: anchorKind,
  route: '/v1/anchors/locked-object',
  creates: true,
  words: {
    label: 'Lock heads in a bucket',
    does: 'keep the ledger’s heads in the bucket of a sink, each as an object that nobody can delete before its retention ends',
    done: 'Connected. From now on a head is locked every ten minutes.',
    next: 'muster anchor list',
  },
  clauses: ['7.4', '7.5'],
  permission: anchorPermissions.keep,
  fields: { name: Name, sink: Ref('sink', { asks: 'Which bucket?', help: 'a sink with Object Lock' }) },
  answer: Connected,
  async decide(ctx, { input: { name, sink } }) {
    const url = await lockedBucket(ctx.tx, sink);
    if (url === undefined) return err(notUsable('sink', 'is not a bucket with Object Lock'));
    return connect(ctx, { kind: 'locked-object', name, url: `${url}/heads`, sink });
  },
});

async function judgeUrl({ outgoing }: Anchors, url: string): Promise<Result<string, AppError>> {
  const judged = await outgoing.judge(url);
  return judged.ok ? ok(judged.value.href.replace(/\/+$/, '')) : err(notUsable('url', judged.error.public));
}

type Given = Pick<Anchor, 'kind' | 'url'> & Partial<Pick<Anchor, 'key' | 'sink'>> & { readonly name: Scrubbed };

async function connect(
  ctx: CommandContext,
  { kind, name, url, key, sink }: Given,
): Promise<Result<{ readonly id: string }, AppError>> {
  if (await isAnchorName(ctx.tx, name)) return err(nameTaken);
  const id = asId<'anchor'>(ctx.ids.row(ctx.now));
  const entry = ctx.record(anchorConnected, {
    resource: { kind: 'anchor', id },
    clause: '7.5',
    data: { anchor: id, kind },
    content: { isNewSubject: true, fields: { name, url } },
  });
  const nothing = { markedAt: undefined, problem: undefined, contradictedAt: undefined };
  const unalarmed = { alarmIncident: undefined, alarmToldAt: undefined };
  const made = { id, name, kind, url, key, sink, size: 0, ...nothing, ...unalarmed, version: 1 };
  await insertAnchor(ctx.tx, { ...made, lastInstant: ctx.now }, asId(entry));
  planMark(ctx, id, 'now');
  return ok({ id });
}

const notUsable = (name: string, problem: string): AppError => ({
  kind: 'invalid',
  code: 'anchors/not-usable',
  public: 'This anchor cannot be used.',
  fields: [{ path: `/${name}`, problem, remedy: 'docs/anchors.md says what each kind needs' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/name-taken',
  public: 'Another anchor already has this name.',
  remedy: 'Choose another name, or remove that one: muster anchor remove.',
};
