import { matchesOf } from '../matches.ts';
import type { Detector, Match } from '../detector.ts';
import { Mark } from '../marks.ts';
import { isPlaceholder } from '../placeholder.ts';
import { looksRandom } from '../secret-value.ts';
import type { View } from '../view.ts';

/**
 * `Passwort: …`, `mot de passe : …`, `la contraseña es …`, `the password is …`, and `mysql -p…`: passwords shared in
 * prose or on a command line.
 */
export const toldPassword: Detector = {
  name: 'secret',
  classification: 'RESTRICTED',
  prefilter: ({ marks }) => (marks & (Mark.passwordWord | Mark.pair | Mark.beyondAscii)) !== 0,
  find,
};

const told =
  /(?:\bpass(?:wor[dt]|code|phrase)|mot de passe|kennwort|contrase[ñn]a|\bsenha|wachtwoord|\bhas[łŁl]o|\bparola|l[öo]senord|\bheslo|şifre|パスワード|密码|密碼)(?: ?[:：=] {0,2}| (?:is|was|ist|lautet|est|es|é|è|är|jest)(?: ?:)? )["'„“]?([^\s"'“”]{6,128})/gi;
const word = /pass|kennw|contrase|senha|wachtw|has[łŁl]o|parola|l[öo]senord|heslo|şifre|パスワード|密/i;
const flag = /(?<=\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;]{0,120}) -p([^\s"';|&-][^\s"';|&]{3,127})/g;

function find({ text, marks }: View): readonly Match[] {
  const matches: Match[] = [];
  const add = (value: string, end: number): void => {
    const kept = value.replace(/[.,;:)\]]+$/, '');
    if (isPassword(kept)) matches.push({ start: end - value.length, end: end - value.length + kept.length });
  };
  if ((marks & (Mark.passwordWord | Mark.beyondAscii)) !== 0 && word.test(text)) {
    for (const { 0: whole, 1: value = '', index } of matchesOf(told, text)) add(value, index + whole.length);
  }
  if ((marks & Mark.pair) !== 0 && text.includes(' -p')) {
    for (const { 0: whole, 1: value = '', index } of matchesOf(flag, text)) add(value, index + whole.length);
  }
  return matches;
}

/** Letters with digits or signs among them, and not an algorithm's name: `the password is sha256-hashed`. */
function isPassword(value: string): boolean {
  if (isPlaceholder(value) || algorithm.test(value) || !/\p{L}/u.test(value)) return false;
  return /[\d!#$%&*+?@^~]/.test(value) && looksRandom(value);
}
const algorithm = /^(?:sha|md5|base\d|utf|b?crypt|argon|pbkdf|x509|oauth|v\d|s3|k8s|\d+[a-z]*\b)/i;
