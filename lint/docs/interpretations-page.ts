import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clauseOf, versionLabel, type Interpretation, type PolicySnapshot } from '@muster/policy';
import { loadPolicies } from '../../apps/server/src/areas/policy/load-policies.ts';

/** `docs/interpretations.md`: every ruling of a policy beside the clauses it interprets. */
export function interpretationsPage(policy: PolicySnapshot): string {
  const rulings = Object.entries(policy.interpretations);
  return [
    `# How ${policy.id} ${policy.version} is read, revision ${policy.revision}`,
    '',
    `The policy is [document.txt](../policy/${policy.id}/${versionLabel(policy)}/document.txt). Where it is silent, leaves room, contradicts itself or names a mechanism that is obsolete, Muster reads it as follows. The product shows each reading beside its clause. What an organisation may set otherwise without contradicting the document is data; *may differ* names the place in \`policy/${policy.id}/${versionLabel(policy)}/\`. A reading of something that is not part of this release is data that nothing enforces yet: the Policy page says so, clause by clause.`,
    '',
    `Written from \`interpretations.yaml\` by \`npm exec -c 'node lint/docs/interpretations-page.ts'\`; a test holds it to the data.`,
    '',
    ...rulings.flatMap(([id, ruling]) => section(policy, id, ruling)),
  ].join('\n');
}

function section(policy: PolicySnapshot, id: string, ruling: Interpretation): readonly string[] {
  const clauses = ruling.clauses.map((clause) => `- **${clause}** ${clauseOf(policy, clause)?.requirement ?? ''}`);
  const options = ruling.options.map((place) => `\`${place}\``).join(', ');
  return [
    `## ${id}: ${KINDS[ruling.kind]}`,
    '',
    ...clauses,
    '',
    sentence(ruling.problem),
    '',
    `**Reading.** ${sentence(ruling.reading)}`,
    '',
    ...(options === '' ? [] : [`*May differ:* ${options}`, '']),
  ];
}

const KINDS: Readonly<Record<Interpretation['kind'], string>> = {
  silence: 'the document is silent',
  ambiguity: 'the document leaves room',
  conflict: 'the document contradicts itself',
  obsolete: 'the document names what is obsolete',
};

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** The newest policy in the repository. */
export function newestPolicy(): PolicySnapshot {
  const loaded = loadPolicies();
  const newest = loaded.ok ? loaded.value.at(-1) : undefined;
  if (newest === undefined) throw new Error(loaded.ok ? 'no policy' : loaded.error.join('\n'));
  return newest;
}

/** `node lint/docs/interpretations-page.ts` writes the page. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../../docs/interpretations.md', import.meta.url), interpretationsPage(newestPolicy()));
}
