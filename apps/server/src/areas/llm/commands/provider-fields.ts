import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Preparing } from '../../../platform/commands/command.ts';
import { Choice, field } from '../../../platform/verbs/fields.ts';
import { gatewayService } from '../services.ts';
import { Days, Region } from './fields.ts';

/** A provider's configuration. */
export const providerFields = {
  // Not scrubbed, since it is not free text: an internal address must stay as it is.
  url: Type.String({
    maxLength: 300,
    pattern: '^https?://[^\\s@?#]+$',
    remedy: 'Write it as https://host, without a query, a name or a password.',
    ...field({ asks: 'Its address, without the path', help: 'https://api.openai.com' }),
  }),
  keyReference: Type.String({
    maxLength: 200,
    pattern: '^(env|file|vault):\\S+$',
    remedy: 'A reference, never the key itself: vault:mount/path#field, env:NAME or file:/path.',
    ...field({ asks: 'Where its key is', option: 'key', help: 'vault:secret/llm#openai, env:NAME or file:/path' }),
  }),
  region: Region('Where it keeps the data it is sent'),
  retentionDays: Days('For how many days it keeps that'),
  trains: Choice(['yes', 'no'], { asks: 'Does it train models on that?' }),
  external: Choice(['yes', 'no'], { asks: 'Is it outside the organisation?' }),
};

/** Checks that the provider can be called and its key read, before it is accepted. */
export async function callable(
  { use }: Preparing,
  { url, keyReference }: { readonly url: string; readonly keyReference: string },
): Promise<Result<string, AppError>> {
  const { outgoing, keyOf } = use(gatewayService);
  const judged = await outgoing.judge(url);
  if (!judged.ok) return err(notAnAddress(judged.error.public));
  const { origin, pathname, search } = judged.value;
  if (search !== '' || judged.value.username !== '')
    return err(notAnAddress('contains a query, or a name and password'));
  const key = await keyOf(keyReference);
  if (!key.ok) return err(noKey(key.error));
  return ok(`${origin}${pathname.replace(/\/+$/, '')}`);
}

const notAnAddress = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'llm/not-an-address',
  public: 'This address cannot be called.',
  fields: [{ path: '/url', problem, remedy: 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE' }],
});

const noKey = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'llm/no-key',
  public: 'The provider’s key cannot be read.',
  fields: [{ path: '/keyReference', problem, remedy: 'give a reference to it: vault:…, env:… or file:…' }],
  clause: '6.4',
});
