import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';

/** What to show of a webhook's address, which may be a secret: its host, or the reference to it. */
export const shownAddress = (url: string): string => (isSecretReference(url) ? url : new URL(url).host);
