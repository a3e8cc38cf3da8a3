/** A role's id as people say it. What a role may do is the policy's business, never ours. */
export function roleWords(role: string): string {
  const words = role.split('-').map((word) => known[word] ?? word.replace(/^./, (letter) => letter.toUpperCase()));
  return words.join(' ');
}

const known: Readonly<Record<string, string>> = { ml: 'ML', sre: 'SRE', vp: 'VP', hr: 'HR' };
