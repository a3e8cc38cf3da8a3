import type { PolicySnapshot } from '@muster/policy';
import type { Evaluated } from '../domain/controls.ts';
import type { Period } from '../domain/period.ts';
import type { CastMember } from './cast.ts';
import type { Happening, Section } from './happenings.ts';

/** One entry in the evidence: its exact bytes, and the proof that the signed head includes it. */
export type ProvenEntry = {
  readonly seq: number;
  readonly text: string;
  readonly receipt: string;
  /** The same in readable form. */
  readonly says: {
    readonly time: string;
    readonly action: string;
    readonly clause: string | undefined;
    readonly actor: string;
    readonly about: string;
    readonly thing: string;
    readonly says: string;
  };
};

export type Drawn = Evaluated & { readonly exceptionsAt: readonly number[]; readonly sampleAt: readonly number[] };

/** Who could act, and what happened apart from the entries cited for controls. */
export type Happenings = {
  readonly cast: readonly CastMember[];
  /** Changes of access within the period. */
  readonly accessChanges: readonly Happening[];
  /** What stays in effect until ended, from the beginning of the ledger. */
  readonly standing: readonly Happening[];
  readonly sections: Readonly<Record<Section, readonly Happening[]>>;
  /** Sections with more entries in the ledger than are listed. */
  readonly cut: readonly Section[];
};

export type Evidence = Period & {
  readonly seed: string;
  readonly size: number;
  readonly policy: PolicySnapshot;
  readonly policyVersion: string;
  readonly head: string;
  readonly keys: string;
  readonly controls: readonly Drawn[];
  readonly entries: readonly ProvenEntry[];
  /** The ledger's name, and when its first entry was written, if it has not been pruned. */
  readonly origin: string;
  readonly begins: string | undefined;
  /** Other events of the period, and who was involved. */
  readonly happenings: Happenings;
  /** For each clause not fully implemented, what the build says about it. */
  readonly notes: Readonly<Record<string, string>>;
};

/** The files of an evidence pack by name. Deterministic: the same evidence gives the same bytes. */
export function evidenceFiles(evidence: Evidence): ReadonlyMap<string, string> {
  const { policy, entries, head, keys } = evidence;
  const files = new Map<string, string>([
    ['README.txt', readme(evidence)],
    ['controls.json', json({ ...spanOf(evidence), controls: evidence.controls.map(controlOf) })],
    ['people.json', json(evidence.happenings.cast)],
    ['policy.txt', policy.text],
    ['readings.json', json(policy.interpretations)],
    ['frameworks.json', json(policy.controls.frameworks)],
    ['checkpoint.txt', head],
    ['keys.txt', keys],
  ]);
  for (const { seq, text, receipt } of entries.toSorted((first, second) => first.seq - second.seq)) {
    files.set(`entries/${seq}.json`, text);
    files.set(`entries/${seq}.tlog-proof`, receipt);
  }
  return files;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const spanOf = ({ from, to, seed, size, policyVersion }: Evidence) => ({
  from: from.toISOString(),
  to: to.toISOString(),
  seed,
  size,
  policy: policyVersion,
});

/** Facts, management's assertion and the auditor's conclusion, in separate fields. */
const controlOf = ({ control, ...facts }: Drawn) => ({
  control: { id: control.id, of: control.of, title: control.title, clauses: control.clauses, actions: control.actions },
  fact: {
    population: facts.population,
    refused: facts.refused,
    exceptions: facts.exceptions,
    verdict: facts.verdict,
    because: facts.because ?? null,
    exceptionsAt: facts.exceptionsAt,
    sampleAt: facts.sampleAt,
  },
  assertion: facts.assertion,
  conclusion: null,
});

const readme = (
  evidence: Evidence,
): string => `Evidence of ${evidence.from.toISOString()} up to ${evidence.to.toISOString()}
Policy ${evidence.policyVersion}; drawn from the first ${evidence.size} entries of the ledger, with the seed "${evidence.seed}".

report.html       what happened, who decided it and what was found of each control, to read and to print; the last but one of its sections says how to check it
controls.json     the same of the controls for programs: fact, assertion, and an empty field for the auditor's conclusion
people.json       who could act at the end of the period, by the labels that the report uses: ids, states, roles
policy.txt        the policy, to the letter
readings.json     how it is read where it is silent or contradicts itself (R1 and on): problem and reading
frameworks.json   where other rules meet this policy
entries/          each entry that is cited, as the exact bytes that were hashed, with its receipt (C2SP tlog-proof)
checkpoint.txt    the signed head of the ledger that the receipts lead to
keys.txt          the keys that sign it: compare them with those you were given by another way
SHA256SUMS        the SHA-256 of each file here
SHA256SUMS.note   the SHA-256 of SHA256SUMS, signed with the ledger's key (a C2SP signed note)

To check: sha256sum -c SHA256SUMS, then muster ledger receipt on the entries; or, without Muster, docs/verify-evidence.mjs of
its source, one file without dependencies.

The population of a control is the entries of the period that name its clauses or have one of its actions.
Exceptions are those that say that a clause was not kept; all are listed, up to 200 per control. The sample is the first
${evidence.policy.controls.evidence.sample} of the population in the order of SHA-256("seed:entry number").
Drills are left out: they show that people practise, not that a clause was kept. Dates are those of the entries, in UTC.
Actors are opaque ids here and labels in the report (people.json). Ask the organisation whose they are: its list of
members is not part of this archive.
To check that the population is complete, ask for an export of the ledger (muster ledger export), verify it, and draw again.
A control with nothing on record is not evaluable. What this build asserts about a control is only its own claim; what follows
from the facts is the auditor's to say, and left empty.
`;
