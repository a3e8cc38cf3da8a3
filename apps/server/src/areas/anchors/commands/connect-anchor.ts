import { decodeWitnessKey } from '@muster/proofs';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field, Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { anchorsService, type Anchors } from '../anchors.ts';
import type { AnchorKind } from '../domain/anchor.ts';
import { anchorKind, anchorConnected } from '../ledger-actions.ts';
import { anchorPermissions } from '../permissions.ts';
import { planMark } from '../plan-mark.ts';
import { insertAnchor, isAnchorName } from '../store/anchors.ts';

const plain = '^[^\\u0000-\\u001f\\u007f]*$';
const Text = (limit: number, asks: Parameters<typeof field>[0]) =>
  Type.String({ minLength: 1, maxLength: limit, pattern: plain, ...field(asks) });
const Name = Line({ asks: 'Name', limit: 100, positional: true });
const Connected = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** A C2SP witness cosigns each head after it has seen that it extends the last. */
export const connectWitness = verbOfAll({
  noun: 'anchor',
  name: 'connect-witness',
  kind: anchorKind,
  route: '/v1/anchors/witness',
  creates: true,
  words: {
    label: 'Connect a witness',
    does: 'have a C2SP witness cosign the ledger’s heads',
    done: 'It is asked from now on.',
    next: 'muster anchor list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: {
    name: Name,
    url: Text(500, { asks: 'Its address', help: 'what add-checkpoint is below' }),
    key: Text(300, { asks: 'Its key line', help: 'name+id+key, type 04' }),
  },
  answer: Connected,
  async prepare({ use }, { url, key }) {
    const known = decodeWitnessKey(key);
    return known.ok ? judgeUrl(use(anchorsService), url) : err(notUsable('key', known.detail));
  },
  decide: async (ctx, { input: { name, key }, facts: url }) => connect(ctx, 'witness', name, url, key),
});

/** A time-stamping authority dates each head. */
export const connectTimeStamp = verbOfAll({
  noun: 'anchor',
  name: 'connect-time-stamp',
  kind: anchorKind,
  route: '/v1/anchors/time-stamp',
  creates: true,
  words: {
    label: 'Connect a time stamp',
    does: 'have an RFC 3161 time-stamping authority date the ledger’s heads',
    done: 'It is asked from now on.',
    next: 'muster anchor list',
  },
  clauses: ['7.5'],
  permission: anchorPermissions.keep,
  fields: { name: Name, url: Text(500, { asks: 'Its address' }) },
  answer: Connected,
  prepare: async ({ use }, { url }) => judgeUrl(use(anchorsService), url),
  decide: async (ctx, { input: { name }, facts: url }) => connect(ctx, 'time-stamp', name, url, undefined),
});

async function judgeUrl({ outgoing }: Anchors, url: string): Promise<Result<string, AppError>> {
  const judged = await outgoing.judge(url);
  return judged.ok ? ok(judged.value.href.replace(/\/+$/, '')) : err(notUsable('url', judged.error.public));
}

async function connect(
  ctx: CommandContext,
  kind: AnchorKind,
  name: Scrubbed,
  url: string,
  key: string | undefined,
): Promise<Result<{ readonly id: string }, AppError>> {
  if (await isAnchorName(ctx.tx, name)) return err(nameTaken);
  const id = asId<'anchor'>(ctx.ids.row(ctx.now));
  const entry = ctx.record(anchorConnected, {
    resource: { kind: 'anchor', id },
    clause: '7.5',
    data: { anchor: id, kind },
    content: { isNewSubject: true, fields: { name, url } },
  });
  const made = { id, name, kind, url, key, size: 0, markedAt: undefined, problem: undefined, version: 1 };
  await insertAnchor(ctx.tx, { ...made, lastInstant: ctx.now }, asId(entry));
  planMark(ctx, id, 'now');
  return ok({ id });
}

const notUsable = (name: string, problem: string): AppError => ({
  kind: 'invalid',
  code: 'anchors/not-usable',
  public: 'This anchor cannot be asked.',
  fields: [{ path: `/${name}`, problem, remedy: 'docs/anchors.md tells what each kind asks for' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'anchors/name-taken',
  public: 'Another anchor has this name.',
  remedy: 'Choose another name, or remove that one: muster anchor remove.',
};
