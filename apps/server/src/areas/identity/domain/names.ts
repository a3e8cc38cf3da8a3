/** What the identity map holds of a person, and nothing else does. */
export type PersonalData = { readonly name: string; readonly email: string };

/** `Ada Lovelace` is `AL`; shown where there is no room for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const shown = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return shown
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}

/** The one spelling of an e-mail address that is looked up: case and outer blanks do not make another person. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
