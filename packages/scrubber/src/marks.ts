import { beginnings as personBeginnings } from './detectors/person-words.ts';

/** What a text contains at all, collected in one pass: most strings have no mark that any detector needs. */
export const Mark = {
  at: 1,
  digit: 2,
  /** three dots or more */
  dots: 4,
  /** enough colons for an IPv6 address: two together, or six */
  colons: 8,
  /** something that may join a key to its value: `=`, `:`, `>` or a command-line flag */
  pair: 16,
  slash: 32,
  dash: 64,
  /** an escape, an entity, a control character, anything beyond ASCII, or a bracket that may spell `[at]` */
  encoded: 128,
  /** a blank or anything else that ends a word */
  blank: 512,
  /** enough digits for a bank account, anywhere */
  manyDigits: 1024,
  /** enough digits in what may be a single number: for a telephone, for social security, for a card */
  sevenInNumber: 1 << 20,
  nineDigits: 2048,
  thirteenDigits: 4096,
  /** a word begins like those that announce a person's name or a credential, or that spell out a dot */
  personWord: 8192,
  credentialWord: 16_384,
  dotWord: 32_768,
  passwordWord: 1 << 21,
  /** words that may announce a passport, an identity card or a birthday */
  idWord: 1 << 22,
  /** letter sequences as in keys of secrets, in keys of people, in words for a telephone */
  secretKey: 1 << 23,
  userKey: 1 << 24,
  phoneWord: 1 << 25,
  beyondAscii: 1 << 26,
  /** a run of base64 alphabet long enough to hide something */
  run: 256,
} as const;

export const shortestRun = 16;

/** Returns the bit set of {@link Mark}s of a text. */
export function marksOf(text: string): number {
  let marks = 0;
  let dots = 0;
  let digits = 0;
  let colons = 0;
  let stretch = 0;
  let longest = 0;
  let run = 0;
  let letters = 0;
  let parts = 0;
  let word = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const entry = code < 128 ? (table[code] ?? 0) : beyond;
    if ((entry & inRun) === 0) run = 0;
    else if (++run === shortestRun) marks |= Mark.run;
    if ((entry & letter) !== 0) {
      word = ((word << 5) | (code & 31)) & 0x7fff;
      if (++letters >= 3) {
        parts |= anywhere[word] ?? 0;
        if (letters === 3) marks |= beginnings[word] ?? 0;
      }
      stretch = 0;
      continue;
    }
    if (letters === 2) marks |= short[word] ?? 0;
    letters = 0;
    word = 0;
    if ((entry & inNumber) === 0) stretch = 0;
    if ((entry & looked) !== 0) {
      if (code <= nine && code >= nought) {
        digits++;
        if (++stretch > longest) longest = stretch;
      } else if (code === dot) dots++;
      else if (code === colon) colons++;
      else if (code === dash) {
        if (index === 0 || mayFlag(text.charCodeAt(index - 1))) marks |= Mark.pair;
      } else {
        const end = tokenEnd(text, index);
        if (end !== undefined) {
          run = 0;
          index = end - 1;
          continue;
        }
      }
    }
    marks |= entry;
  }
  if (letters === 2) marks |= short[word] ?? 0;
  marks |= parts << anywhereShift;
  if (digits >= 7) marks |= Mark.manyDigits;
  if (longest >= 7) marks |= Mark.sevenInNumber;
  if (longest >= 9) marks |= Mark.nineDigits;
  if (longest >= 13) marks |= Mark.thirteenDigits;
  if (dots >= 3) marks |= Mark.dots;
  if (colons >= 6 || (colons >= 2 && text.includes('::'))) marks |= Mark.colons;
  return marks & ~(inRun | letter | looked | inNumber);
}

/**
 * Where one of our own tokens ends: there is nothing left to find in it, and rescanning scrubbed text is fast. A token
 * is recognised at a pseudonym's tilde, preceded by its kind, or at the bracket of `[removed:…]`.
 */
function tokenEnd(text: string, index: number): number | undefined {
  const isPseudonym = text.charCodeAt(index) === tilde;
  if (isPseudonym && !kindBefore.test(text.slice(Math.max(0, index - 7), index))) return undefined;
  const shape = isPseudonym ? pseudonym : removed;
  shape.lastIndex = index;
  return shape.test(text) ? shape.lastIndex : undefined;
}
const kindBefore = /(?<![A-Za-z])(?:email|ip|user|phone|iban|person|custom)$/;
const pseudonym = /~[A-Za-z0-9_-]{1,32}\.[0-9a-hjkmnp-tv-z]{26}(?![A-Za-z0-9])/y;
const removed = /\[removed:[a-z][a-z0-9-]{1,48}\]/y;

const [space, dash, dot, colon, tilde] = [0x20, 0x2d, 0x2e, 0x3a, 0x7e];
const [nought, nine] = [0x30, 0x39];
const beyond = Mark.encoded | Mark.beyondAscii;
const inRun = 1 << 16;
const letter = 1 << 17;
/** counted, or the start of something */
const looked = 1 << 18;
/** a digit, or what people write between the digits of one number */
const inNumber = 1 << 19;

function mayFlag(code: number): boolean {
  return code === space || code === dash || code === 0x22 || code === 0x27 || code === 0x0a;
}

/**
 * Three letters at the start of a word, three anywhere, and two-letter words; case-insensitive. Other words that share
 * them cost a detector one lookup.
 */
const beginnings = new Int32Array(32_768);
const anywhere = new Uint8Array(32_768);
const short = new Int32Array(1024);
/** Of the three marks that {@link anywhere} yields; kept small to stay in the CPU cache. */
const anywhereShift = 23;
const codeOf = (letters: string): number =>
  Array.from(letters).reduce((code, letter) => (code << 5) | (letter.charCodeAt(0) & 31), 0);
const addWords = (words: string, mark: number): void => {
  for (const word of words.split(/\s+/)) {
    const table = word.length < 3 ? short : beginnings;
    const at = codeOf(word.slice(0, 3));
    table[at] = (table[at] ?? 0) | mark;
  }
};
const addAnywhere = (parts: string, mark: number): void => {
  for (const part of parts.split(/\s+/)) {
    const at = codeOf(part.slice(0, 3));
    anywhere[at] = (anywhere[at] ?? 0) | (mark >> anywhereShift);
  }
};
addWords(personBeginnings, Mark.personWord);
addWords('password kennwort contrasena senha wachtwoord haslo parola losenord heslo mot', Mark.passwordWord);
addWords('bearer basic curl', Mark.credentialWord);
addWords('dot', Mark.dotWord);
addWords(
  `passport reisepass dni nie nif cpf curp pesel bsn nir ni personnummer aadhaar national steuer codice id dob date born
  geboren geburtsdatum ne fecha nacido data nato nata birth`,
  Mark.idWord,
);
addAnywhere(
  'pass pwd secret token api access private signing encryption account master shared storage auth cred cookie sess connection jwt otp sid sig',
  Mark.secretKey,
);
addAnywhere(
  'user uid customer subject patient applicant member visitor employee person consumer cardholder data-subjects',
  Mark.userKey,
);
addAnywhere('phone tel mobile cell fax call sms whatsapp msisdn ruf handy', Mark.phoneWord);

const table = new Int32Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  let entry = 0;
  if (char === '@') entry |= Mark.at;
  if (/[0-9]/.test(char)) entry |= Mark.digit;
  if (/[=:>]/.test(char)) entry |= Mark.pair;
  if (/[\s:+"']/.test(char)) entry |= Mark.blank;
  if (char === '/') entry |= Mark.slash;
  if (char === '-') entry |= Mark.dash;
  if (/[%\\&[({]/.test(char) || ((code < 32 || code === 127) && !/[\t\n\r]/.test(char))) entry |= Mark.encoded;
  if (/[A-Za-z0-9+/_-]/.test(char)) entry |= inRun;
  if (/[A-Za-z]/.test(char)) entry |= letter;
  if (/[\d.:[~-]/.test(char)) entry |= looked;
  if (/[\d .()/+-]/.test(char)) entry |= inNumber;
  table[code] = entry;
}
