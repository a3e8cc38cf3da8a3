import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';

/** Names of people, where the words before say that a person is named: a customer, a patient, somebody addressed. */
export const person: Detector = {
  name: 'person',
  classification: 'CONFIDENTIAL',
  prefilter: (view) => (view.marks & Mark.personWord) !== 0 && hint.test(view.text),
  find,
};

/** One of the words, and a name's first letter somewhere behind it. */
const hint =
  /(?:[Cc]ustomer|[Pp]atient|[Aa]pplicant|[Cc]lient|[Bb]orrower|[Cc]laimant|[Ee]mployee|[Pp]assenger|[Ss]ubscriber|D(?:ear|EAR) |M(?:r|rs|s|x)\.? )[^\n]{0,24}[A-Z\u0080-\uffff]/;
const title = String.raw`(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herr|Frau|Mme|Sr|Sra)\.? )`;
const name = String.raw`\p{Lu}[\p{Ll}\p{M}]{1,30}(?:['’-]\p{Lu}[\p{Ll}\p{M}]{1,30}){0,2}|\p{Lu}['’]\p{Lu}[\p{Ll}\p{M}]{1,30}`;
const particle = String.raw`(?:van|von|de|del|der|den|da|di|la|le|bin|al|el)(?: (?:der|den|la|los))?`;
const full = String.raw`(?:${name})(?: (?:\p{Lu}\.|${particle}|${name})){0,2} (?:${name})`;
const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}`;
const roles = String.raw`(?:[Cc]ustomer|[Pp]atient|[Aa]pplicant|[Cc]lient|[Bb]orrower|[Cc]laimant|[Ee]mployee|[Pp]assenger|[Ss]ubscriber)`;

/** Where a person may be named: behind a role, behind "Dear", behind a title. What may follow is looked at there only. */
const openings = new RegExp(String.raw`\b(?:(${roles})|(D(?:ear|EAR) )|(M(?:rs|r|s|x)\.? ))`, 'g');

const afterRole = [
  String.raw`(?:(?:['’]s)? ?[Nn]ame)?(?: is)?[:=,]?[ \t]{1,2}["']?(${title}?(?:${full})|${title}(?:${particle} )?(?:${name})|${han})`,
  String.raw`["']?[:=][ \t]{0,2}["']?(${title}?(?:${full}|${name})(?=["',;.)\n]|$))`,
].map((shape) => new RegExp(shape, 'uy'));
const afterDear = [new RegExp(String.raw`(${title}?(?:${full}|(?:${particle} )?(?:${name})))(?=[,:;!.\n]|$)`, 'uy')];
const afterTitle = [new RegExp(String.raw`((?:${full})|(?:${particle} )?(?:${name}))(?![\p{L}\p{N}])`, 'uy')];

const leadingTitle = new RegExp(`^${title}`, 'u');

/** Capitalised like names, and none: `Customer Success Team`, `Dear All`. */
const nobody = new Set(
  `all team everyone everybody colleagues sir madam customer customers support success service services data platform churn
  segment segmentation lifetime value id name account accounts api portal care experience relations journey analytics
  operations engineering sre oncall admin user users friends folks hiring manager committee board readmission score model
  corporation corp inc ltd limited llc plc gmbh ag sa bv bank banking group company holdings partners technologies solutions
  systems insurance labs university hospital clinic council agency department office engagement survey handbook onboarding
  retention satisfaction feedback directory training benefits records record list report reports dashboard lifecycle intake
  outreach notification acquisition health safety master profile profiles index feed stream queue pipeline dr prof mr mrs
  ms mx herr frau
  no show forecast risk feature features the this that is was monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
);

function find({ text }: View): readonly Match[] {
  const matches: Match[] = [];
  let covered = 0;
  for (const { 0: opening, 1: role, 2: dear, index } of matchesOf(openings, text)) {
    if (index < covered) continue;
    const behind = index + opening.length;
    for (const shape of role !== undefined ? afterRole : dear !== undefined ? afterDear : afterTitle) {
      shape.lastIndex = behind;
      const match = shape.exec(text);
      const found = match?.[1];
      if (match === null || found === undefined || isNobody(found)) continue;
      const end = behind + match[0].length;
      const subject = { kind: 'person', canonical: found.replace(leadingTitle, '') } as const;
      matches.push({ start: end - found.length, end, subject });
      covered = end;
      break;
    }
  }
  return matches;
}

function isNobody(found: string): boolean {
  return found
    .toLowerCase()
    .split(/[ -]/)
    .some((word) => nobody.has(word));
}
