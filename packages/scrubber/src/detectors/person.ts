import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import type { View } from '../view.ts';
import { greetings, honorifics, introductions, nobody, roles, titles } from './person-words.ts';

/** People's names, where the words before announce one: a customer, a patient, a salutation. */
export const person: Detector = {
  name: 'person',
  classification: 'CONFIDENTIAL',
  prefilter: ({ marks }) => (marks & (Mark.personWord | Mark.at | Mark.beyondAscii)) !== 0,
  find,
};

const title = String.raw`(?:(?:${titles})\.? )`;
const name = String.raw`\p{Lu}[\p{Ll}\p{M}]{1,30}(?:['’-]\p{Lu}[\p{Ll}\p{M}]{1,30}){0,2}|\p{Lu}['’]\p{Lu}[\p{Ll}\p{M}]{1,30}`;
const particle = String.raw`(?:[Vv]an|von|[Dd]e|del|der|den|da|di|la|le|bin|al|el)(?: (?:der|den|la|los))?`;
const full = String.raw`(?:${name})(?: (?:\p{Lu}\.|${particle}|${name})){0,2} (?:${name})`;
const han = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}`;

/** Whether the slower search, which knows the letters of all alphabets, is worthwhile. */
const hint = new RegExp(
  `(?:${roles}|(?:${greetings}|${introductions}) |(?:${titles})\\.? |M\\. )[^\\n]{0,24}[A-Z\\u0080-\\uffff]`,
);
/** Where a person may be named. Names are only looked for there. */
const openings = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:(${roles})|((?:${greetings}) )|((?:${introductions}) )|((?:${titles})\.? |M\. ))(?=[^\n]{0,24}[\p{Lu}\p{Lo}])`,
  'gu',
);

const afterRole = [
  String.raw`(?:(?:['’]s)?[ _]?[Nn]ame)?(?: is)?[:=,]?[ \t]{1,2}["']?(${title}?(?:${full})|${title}(?:${particle} )?(?:${name})|${han})`,
  String.raw`(?:[ _][Nn]ame)?["']?[:=][ \t]{0,2}["']?(${title}?(?:${full}|${name})(?=["',;.)\n]|$))`,
  String.raw`=(${full})`,
].map((shape) => new RegExp(shape, 'uy'));
const afterGreeting = [
  new RegExp(String.raw`(${title}{0,2}(?:${full}|(?:${particle} )?(?:${name})))(?=[,:;!.\n]|$)`, 'uy'),
];
const afterTitle = [
  new RegExp(String.raw`(${title}{0,2}(?:(?:${full})|(?:${particle} )?(?:${name})))(?![\p{L}\p{N}])`, 'uy'),
];

const leadingTitle = new RegExp(`^${title}{1,2}`, 'u');
/** `Ana Novak <ana@…>`, as in mail and commits. */
const beforeAddress = new RegExp(String.raw`(?<![\p{L}\p{N}])${full}$`, 'u');
const address = / <[^\s<>]{1,64}@/g;
const longestName = 100;
const beforeHonorific = new RegExp(String.raw`(?<!\p{Script=Han})(\p{Script=Han}{1,4}?)(?=${honorifics})`, 'gu');
const honorific = new RegExp(honorifics, 'u');
const audience = /[客皆各]/u;

function find({ text, marks }: View): readonly Match[] {
  const matches: Match[] = [];
  const add = (start: number, found: string): void => {
    matches.push({
      start,
      end: start + found.length,
      subject: { kind: 'person', canonical: found.replace(leadingTitle, '') },
    });
  };
  let covered = 0;
  const opened =
    (marks & (Mark.personWord | Mark.beyondAscii)) !== 0 && hint.test(text) ? matchesOf(openings, text) : [];
  for (const { 0: opening, 1: role, 2: greeting, index } of opened) {
    if (index < covered) continue;
    const behind = index + opening.length;
    for (const shape of role !== undefined ? afterRole : greeting !== undefined ? afterGreeting : afterTitle) {
      shape.lastIndex = behind;
      const match = shape.exec(text);
      const found = match?.[1];
      if (match === null || found === undefined || isNobody(found)) continue;
      covered = behind + match[0].length;
      add(covered - found.length, found);
      break;
    }
  }
  if ((marks & Mark.at) !== 0 && text.includes(' <')) {
    for (const { index } of matchesOf(address, text)) {
      const found = beforeAddress.exec(text.slice(Math.max(0, index - longestName), index))?.[0];
      if (found !== undefined && !isNobody(found)) add(index - found.length, found);
    }
  }
  if ((marks & Mark.beyondAscii) !== 0 && honorific.test(text)) {
    for (const { 0: found, index } of matchesOf(beforeHonorific, text)) if (!audience.test(found)) add(index, found);
  }
  return matches;
}

function isNobody(found: string): boolean {
  return found
    .toLowerCase()
    .split(/[ -]/)
    .some((word) => nobody.has(word));
}
