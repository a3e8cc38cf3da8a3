import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { prunedBelow } from '../../../platform/ledger/retention.ts';
import type { SinkFormat, SinkKind, SinkSettings } from '../domain/sink.ts';
import { sinkConnected } from '../ledger-actions.ts';
import { planDelivery, planReconciliation } from '../plan-work.ts';
import type { Sinks } from '../sinks.ts';
import { insertSink, isSinkName } from '../store/sinks.ts';

export const ConnectedSink = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Checks settings before they are stored: every address may be called and every secret reference resolved. */
export async function judgeSettings(parts: Sinks, settings: SinkSettings): Promise<Result<SinkSettings, AppError>> {
  if (settings.url === undefined && parts.folder === undefined)
    return err(notUsable('file', 'no folder is configured for it: whoever runs Muster sets one with MUSTER_SINKS_DIR'));
  const made: { url?: string; readUrl?: string } = {};
  for (const name of ['url', 'readUrl'] as const) {
    const url = settings[name];
    if (url === undefined) continue;
    const judged = await parts.outgoing.judge(url);
    if (!judged.ok) return err(notUsable(name, judged.error.public));
    if (judged.value.search !== '' || judged.value.username !== '')
      return err(notUsable(name, 'contains a query, or a name and password'));
    made[name] = judged.value.href.replace(/\/+$/, '');
  }
  for (const name of ['secret', 'readSecret'] as const) {
    const refusal = settings[name] === undefined ? undefined : parts.refusalOf(settings[name]);
    if (refusal !== undefined) return err(notUsable(name, refusal));
  }
  return ok({ ...settings, ...made });
}

/** Connects a sink: it receives every entry still kept, and all new ones. */
export async function connectSink(
  ctx: CommandContext,
  { name, kind, format }: { readonly name: Scrubbed; readonly kind: SinkKind; readonly format: SinkFormat },
  settings: SinkSettings,
): Promise<Result<{ readonly id: string }, AppError>> {
  if (await isSinkName(ctx.tx, name)) return err(nameTaken);
  const id = asId<'sink'>(ctx.ids.row(ctx.now));
  const from = await prunedBelow(ctx.tx);
  const entry = asId<'entry'>(
    ctx.record(sinkConnected, {
      resource: { kind: 'sink', id },
      clause: '7.4',
      data: { sink: id, kind, format, from },
      content: { isNewSubject: true, fields: { name, url: settings.url ?? '', place: settings.place ?? '' } },
    }),
  );
  await insertSink(ctx.tx, {
    id,
    name,
    kind,
    format,
    settings,
    firstSeq: from,
    nextSeq: from,
    awaiting: undefined,
    problem: undefined,
    problemAt: undefined,
    sentAt: undefined,
    backlogIncident: undefined,
    backlogToldAt: undefined,
    version: 1,
    lastInstant: ctx.now,
    lastEntry: entry,
  });
  planDelivery(ctx, id, 'now');
  planReconciliation(ctx, id);
  return ok({ id });
}

const notUsable = (field: string, problem: string): AppError => ({
  kind: 'invalid',
  code: 'sinks/not-usable',
  public: 'Nothing can be sent to this sink.',
  fields: [{ path: `/${field}`, problem, remedy: 'docs/sinks.md lists what each kind needs' }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'sinks/name-taken',
  public: 'Another sink has this name.',
  remedy: 'Choose another name, or remove that one: muster sink remove.',
};
