import { Outlet } from '@muster/policy';
import type { Db } from '../../platform/database/db.ts';
import type { DataKeys } from '../../platform/keys/data-keys.ts';
import { Concealed } from '../../platform/secrets/concealed.ts';
import type { Known } from './provider/ask-provider.ts';
import type { KeptProvider } from './store/providers.ts';

/** What is under a provider's own key, bound to its row. */
export const secretPlace = (id: string): string => `sso/client-secret/${id}`;

/** A key of its own, destroyed with the provider: what is on the record stays readable. */
export const secretSubject = (id: string) => ({ kind: 'client_secret', id }) as const;

/** It stays out of sight: whoever speaks to the provider reveals it there. */
const toConceal = new Outlet('a secret that is concealed again', 'CONFIDENTIAL');

/** A provider with its client secret opened, to be spoken to. */
export async function knownProvider(db: Db, dataKeys: DataKeys, provider: KeptProvider): Promise<Known> {
  const opened = await dataKeys.decrypt(db, provider.secret, secretPlace(provider.id));
  if (opened.kind !== 'plain') throw new Error('the key of an identity provider is never destroyed while it is there');
  const { issuer, clientId } = provider;
  return { issuer, clientId, secret: new Concealed(toConceal.take(opened.plaintext).toString('utf8')) };
}

/** Where a provider sends browsers back to; one of its own for each, so that an answer is known to be of this one. */
export const redirectUriOf = (publicUrl: string, name: string): string => new URL(`/sign-on/${name}`, publicUrl).href;
