/** The kinds of finding; `x-…` is from an organisation's own detector. */
export type Kind = KnownKind | CustomKind;
export type CustomKind = `x-${string}`;

/** `unscannable` is the fail-closed result: text that could not be scanned is removed. */
export type KnownKind =
  | 'email'
  | 'ip'
  | 'user'
  | 'jwt'
  | 'api-key'
  | 'credential'
  | 'private-key'
  | 'secret'
  | 'url-password'
  | 'card'
  | 'national-id'
  | 'iban'
  | 'phone'
  | 'person'
  | 'unscannable';

export type SubjectKind = 'email' | 'ip' | 'user' | 'phone' | 'iban' | 'person' | 'custom';

/** The two classes of GOV-001 §6 that a scrubber acts on. */
export type Classification = 'CONFIDENTIAL' | 'RESTRICTED';

/**
 * Whom a pseudonym stands for; lets the caller store an encrypted reverse mapping (R29). Personal data: never log it.
 */
export type Subject = { readonly kind: SubjectKind; readonly canonical: string; readonly token: string };

/**
 * One replaced span. `start` and `end` are UTF-16 offsets into the original text; `path` is the JSON pointer of the
 * string (RFC 6901, with keys already scrubbed), `''` for a plain text. Never contains a secret.
 */
export type Finding = {
  readonly kind: Kind;
  readonly classification: Classification;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly subject?: Subject;
};
