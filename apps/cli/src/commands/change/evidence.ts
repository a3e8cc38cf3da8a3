import { readFileSync } from 'node:fs';
import type { Check, Review } from '@muster/change-rules';
import { wrongUsage } from '../../failures/failure.ts';
import { clean } from '../../output/clean.ts';

/** What only the forge knows about a change, not its repository. */
export type Evidence = {
  readonly author: string | undefined;
  readonly description: string | undefined;
  readonly reviews: readonly Review[] | undefined;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** Logins by lower-case e-mail address. */
  readonly people: ReadonlyMap<string, string>;
  readonly bots: readonly string[];
  readonly checks: readonly Check[] | undefined;
};

export const noEvidence: Evidence = {
  author: undefined,
  description: undefined,
  reviews: undefined,
  teams: {},
  people: new Map(),
  bots: [],
  checks: undefined,
};

type Fields = Readonly<Record<string, unknown>>;

/** Reads the `--reviews` file. Reviews may be in the format of GitHub's API. Errors name the offending place. */
export function readEvidence(path: string, shown: string): Evidence {
  const whole = fields(parse(path, shown), 'the file');
  const list = (name: string): readonly Fields[] | undefined =>
    whole[name] === undefined ? undefined : array(whole[name], name).map((one, at) => fields(one, `${name}[${at}]`));
  return {
    author: optional(whole['author'], 'author'),
    description: optional(whole['description'], 'description'),
    reviews: list('reviews')?.map(review),
    teams: Object.fromEntries(
      Object.entries(fields(whole['teams'] ?? {}, 'teams')).map(([team, members]) => [
        team,
        array(members, `teams.${team}`).map((login, at) => text(login, `teams.${team}[${at}]`)),
      ]),
    ),
    people: new Map(
      Object.entries(fields(whole['people'] ?? {}, 'people')).map(([mail, login]) => [
        mail.toLowerCase(),
        text(login, 'people'),
      ]),
    ),
    bots: array(whole['bots'] ?? [], 'bots').map((login, at) => text(login, `bots[${at}]`)),
    checks: list('checks')?.map((check, at) => ({
      name: text(check['name'], `checks[${at}].name`),
      conclusion: optional(check['conclusion'] ?? undefined, `checks[${at}].conclusion`),
      commit: text(check['commit'] ?? check['head_sha'], `checks[${at}].commit`),
    })),
  };
}

const STATES = ['approved', 'changes_requested', 'commented', 'dismissed'] as const;

function review(given: Fields, at: number): Review {
  const place = `reviews[${at}]`;
  const user = given['user'] === undefined ? {} : fields(given['user'], `${place}.user`);
  const state = text(given['state'], `${place}.state`).toLowerCase();
  const known = STATES.find((one) => one === state);
  if (known === undefined) throw wrong(`${place}.state`, `one of ${STATES.join(', ')}`);
  const when = text(given['at'] ?? given['submitted_at'], `${place}.at`);
  if (Number.isNaN(Date.parse(when))) throw wrong(`${place}.at`, 'an ISO 8601 time');
  return {
    reviewer: text(given['reviewer'] ?? user['login'], `${place}.reviewer`),
    state: known,
    commit: text(given['commit'] ?? given['commit_id'], `${place}.commit`),
    at: when,
    isBot: user['type'] === 'Bot',
  };
}

function parse(path: string, shown: string): unknown {
  let found: string;
  try {
    found = readFileSync(path, 'utf8');
  } catch {
    throw wrongUsage(`${clean(shown)} cannot be read.`);
  }
  try {
    return JSON.parse(found);
  } catch {
    throw wrongUsage(`${clean(shown)} is not JSON.`);
  }
}

function fields(value: unknown, place: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, 'an object');
  return value as Fields;
}

function array(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(place, 'a list');
  return value;
}

function text(value: unknown, place: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(place, 'a non-empty string');
  return value;
}

const optional = (value: unknown, place: string): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === 'string' ? value : text(value, place);

const wrong = (place: string, what: string): Error =>
  wrongUsage(`In the --reviews file, ${clean(place)} must be ${what}.`, 'muster change check --help');
