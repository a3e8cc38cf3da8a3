import { isSecretReference } from '../../../platform/secrets/resolve-secret.ts';

/** What is shown of a webhook's address, which may be a secret: its host, or where it is kept. */
export const shownAddress = (url: string): string => (isSecretReference(url) ? url : new URL(url).host);
