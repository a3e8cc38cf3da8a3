import { isPlaceholder } from './placeholder.ts';
import { isPseudonym } from './token.ts';

/**
 * Whether a value under a user key identifies a person: not a template, not a word for nobody, not a system account.
 */
export function identifiesUser(key: string, value: string): boolean {
  if (isPlaceholder(value) || isPseudonym(value) || nobody.test(value)) return false;
  return !(/^uid$/i.test(key) && objectId.test(value));
}

const nobody =
  /^(?:0|-1|root|admin|administrator|anonymous|guest|system|unknown|nobody|default|service|postgres|daemon|www-data|id|user|users|user_?id|username|system:[\w:.-]+)$/i;
/** A bare `uid` with a UUID is a Kubernetes object, not a person. */
const objectId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
