/** Personal data that only the identity map holds. */
export type PersonalData = { readonly name: string; readonly email: string };

/** `Ada Lovelace` is `AL`; for places too narrow for a name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const shown = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return shown
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}

/** Canonical form of an e-mail for lookups: case and surrounding white space do not distinguish people. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
