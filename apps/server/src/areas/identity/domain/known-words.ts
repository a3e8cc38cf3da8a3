/** What a guesser may know about the owner of a password. */
export type Known = {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly organisation?: string;
};

/** Words to guess a password from: the owner's name and e-mail, whole and in parts, organisation and product. */
export function knownWords({ name = '', email = '', organisation = '' }: Known): string[] {
  const [local = '', domain = ''] = email.split('@');
  const given = [PRODUCT, name, email, local, domain, organisation];
  return [...new Set([...given, ...given.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))])].filter(
    (word) => word !== '',
  );
}

const PRODUCT = 'Muster';
