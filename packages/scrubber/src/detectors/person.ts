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
const full = String.raw`(?:${name})(?: (?:\p{Lu}\.|(?:van|von|de|del|der|den|da|di|la|le|bin|al|el)(?: (?:der|den|la|los))?|${name})){0,2} (?:${name})`;
const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}`;
const roles = String.raw`(?:[Cc]ustomer|[Pp]atient|[Aa]pplicant|[Cc]lient|[Bb]orrower|[Cc]laimant|[Ee]mployee|[Pp]assenger|[Ss]ubscriber)`;

const role = new RegExp(roles);

const shapes: readonly { readonly hint: RegExp; readonly shape: RegExp }[] = [
  {
    hint: role,
    shape: new RegExp(
      String.raw`\b${roles}(?:(?:['’]s)? ?[Nn]ame)?(?: is)?[:=]?[ \t]{1,2}["']?(${title}?(?:${full})|${han})`,
      'gu',
    ),
  },
  {
    hint: role,
    shape: new RegExp(
      String.raw`\b${roles}["']?[:=][ \t]{0,2}["']?(${title}?(?:${full}|${name})(?=["',;.)\n]|$))`,
      'gu',
    ),
  },
  {
    hint: /D(?:ear|EAR) /,
    shape: new RegExp(String.raw`\b(?:Dear|DEAR) (${title}?(?:${full}|${name}))(?=[,:;!.\n]|$)`, 'gu'),
  },
  {
    hint: /M(?:r|rs|s|x)\.? /,
    shape: new RegExp(String.raw`\b(?:Mr|Mrs|Ms|Mx)\.? ((?:${full})|(?:${name}))(?![\p{L}\p{N}])`, 'gu'),
  },
];

const leadingTitle = new RegExp(`^${title}`, 'u');

/** Capitalised like names, and none: `Customer Success Team`, `Dear All`. */
const nobody = new Set(
  `all team everyone everybody colleagues sir madam customer customers support success service services data platform churn
  segment segmentation lifetime value id name account accounts api portal care experience relations journey analytics
  operations engineering sre oncall admin user users friends folks hiring manager committee board readmission score model
  no show forecast risk feature features the this that is was monday tuesday wednesday thursday friday saturday sunday`.split(
    /\s+/,
  ),
);

function find({ text }: View): readonly Match[] {
  const matches: Match[] = [];
  for (const { hint: word, shape } of shapes) {
    if (!word.test(text)) continue;
    for (const { 0: whole, 1: found = '', index } of matchesOf(shape, text)) {
      const start = index + whole.length - found.length;
      const words = found.toLowerCase().split(/[ -]/);
      if (words.some((word) => nobody.has(word))) continue;
      if (matches.some((other) => start < other.end && start + found.length > other.start)) continue;
      const canonical = found.replace(leadingTitle, '');
      matches.push({ start, end: start + found.length, subject: { kind: 'person', canonical } });
    }
  }
  return matches;
}
