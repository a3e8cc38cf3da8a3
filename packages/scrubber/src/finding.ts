/** What a scrubber may find, `x-…` by a detector that an organisation has added. */
export type Kind = KnownKind | CustomKind;
export type CustomKind = `x-${string}`;

/** `unscannable` is the fail-closed answer: what could not be read is taken out. */
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

/** The two classes of GOV-001 §6 that a scrubber acts upon. */
export type Classification = 'CONFIDENTIAL' | 'RESTRICTED';

/** Who a pseudonym stands for; lets the caller store an encrypted reverse mapping (R29). Personal: never log it. */
export type Subject = { readonly kind: SubjectKind; readonly canonical: string; readonly token: string };

/**
 * One replaced span. `start` and `end` are UTF-16 offsets into the text as it came in; `path` is the JSON pointer
 * (RFC 6901, made of already scrubbed keys) of the string, `''` for a plain text. Never holds a secret.
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
