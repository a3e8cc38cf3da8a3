/**
 * What a key says about its value: `secret` (any real value under it is one), `header` (an HTTP credential header: a
 * scheme may precede the secret), `likely-secret` (if the value looks like one: `token` also means a word piece in a
 * model's vocabulary), `user` (identifies a person), `version` (four dotted numbers are not an address).
 */
export type KeyMeaning = 'secret' | 'header' | 'likely-secret' | 'user' | 'version';

/** Reads `dbPassword`, `DB_PASSWORD`, `--db-password` and `config.db.password` alike; `undefined` for other keys. */
export function meaningOfKey(key: string): KeyMeaning | undefined {
  const known = read.get(key);
  if (known !== undefined) return known === none ? undefined : known;
  const meaning = readKey(key);
  // The same few names occur again and again, so they are cached.
  if (key.length > 40) return meaning;
  if (read.size >= mostRemembered) read.clear();
  read.set(key, meaning ?? none);
  return meaning;
}

const none = 'none';
const mostRemembered = 4096;
const read = new Map<string, KeyMeaning | typeof none>();

function readKey(key: string): KeyMeaning | undefined {
  const words = wordsOf(key);
  while (words.length > 1 && qualifiers.has(words.at(-1)!)) words.pop();
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const joined = words.join('');
  if (headers.test(joined)) return 'header';
  if (joined.endsWith('pullsecret') || joined.endsWith('pullsecrets')) return undefined;
  if (secretEndings.test(joined) || secretWords.has(last)) return 'secret';
  if (likelyWords.has(last) || joined.endsWith('sessionid')) return 'likely-secret';
  if (userEndings.test(joined) || (words.length === 1 && userWords.has(last))) return 'user';
  return versionWords.has(last) ? 'version' : undefined;
}

/** Keys of an object that is itself a person: under `user: {...}` an `id` is a user id. */
export function isPersonKey(key: string): boolean {
  const last = wordsOf(key).at(-1);
  return last !== undefined && personWords.has(last);
}

/** A plain `id` identifies a person only because of the enclosing object. */
export function isIdentityKey(key: string): boolean {
  return /^(?:id|uid|uuid|login|username)$/i.test(key);
}

/** Where a meaningful key may occur in free text. Broad; {@link meaningOfKey} decides. */
export const keyHints = {
  secret:
    /pass|pwd|secret|token|api[-_. ]?key|(?:access|private|signing|encryption|account|master|shared|storage)[-_. ]?key|auth|cred|cookie|sess|connection|jwt|otp|sid|sig/gi,
  user: /user|uid|customer|subject|patient|applicant|member|visitor|employee|person|consumer|cardholder/gi,
} as const;

function wordsOf(key: string): string[] {
  return key
    .slice(-96)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => (word.length > 3 ? word.replace(/\d+$/, '') : word))
    .filter((word) => word !== '');
}

const qualifiers = new Set([
  'value',
  'plain',
  'plaintext',
  'raw',
  'base',
  'b64',
  'encoded',
  'old',
  'new',
  'current',
  'confirm',
  'confirmation',
  'hash',
  'str',
  'string',
  '1',
  '2',
  '3',
]);
const headers = /(?:authorization|cookies?|xapikey|xauthtoken|xaccesstoken|amzsecuritytoken|vaulttoken)$/;
const secretEndings =
  /(?:password|passwords|passwort|kennwort|passwd|passphrase|passcode|secret|secrets|apikey|apitoken|secretkey|accesskey|privatekey|signingkey|encryptionkey|accountkey|masterkey|sharedkey|storagekey|accesstoken|refreshtoken|authtoken|bearertoken|sessiontoken|csrftoken|xsrftoken|bottoken|connectionstring|amzsignature|googsignature|sharedaccesssignature|jsessionid|phpsessid|(?:db|mysql|pg|postgres|redis|smtp|admin|root|user|mail|ftp|ssh|keystore)pass)$/;
const secretWords = new Set(['pwd', 'creds', 'credentials', 'jwt', 'otp']);
const likelyWords = new Set(['token', 'auth', 'pass', 'credential', 'session', 'sessid', 'sid', 'sig']);
const userEndings =
  /(?:(?:user|customer|subject|patient|applicant|visitor|employee|person|consumer|cardholder|clientuser)(?:id|ids|uuid|uid|key|number|no)|username|usernames|userlogin|memberid|enduser)$/;
const userWords = new Set(['user', 'uid']);
const personWords = new Set(['user', 'customer', 'patient', 'applicant', 'person', 'employee', 'visitor', 'enduser']);
const versionWords = new Set(['version', 'versions', 'ver', 'release', 'build', 'driver', 'kernel', 'firmware', 'tag']);
