import { Outlet } from '@muster/policy';
import type { Db } from '../../platform/database/db.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import { Concealed } from '../../platform/secrets/concealed.ts';
import type { Known } from './provider/ask-provider.ts';
import type { KeptProvider } from './store/providers.ts';

/** Encryption context of a client secret, bound to the provider's row. */
export const secretPlace = (id: string): string => `sso/client-secret/${id}`;

/** Each secret has its own key, destroyed with the provider; the ledger stays readable. */
export const secretSubject = (id: string) => ({ kind: 'client_secret', id }) as const;

/** The secret stays concealed; it is revealed only when talking to the provider. */
const toConceal = new Outlet('a secret that is concealed again', 'CONFIDENTIAL');

/** A provider with its client secret decrypted, ready to be called. */
export async function knownProvider(db: Db, dataKeys: DataKeys, provider: KeptProvider): Promise<Known> {
  const opened = await dataKeys.decrypt(db, provider.secret, secretPlace(provider.id));
  if (opened.kind !== 'plain') throw new Error('the key of an identity provider is never destroyed while it is there');
  const { issuer, clientId } = provider;
  return { issuer, clientId, secret: new Concealed(toConceal.take(opened.plaintext).toString('utf8')) };
}

/** Where a provider sends browsers back. Each provider has its own URI, so that a response can be matched to it. */
export const redirectUriOf = (publicUrl: string, name: string): string => new URL(`/sign-on/${name}`, publicUrl).href;
