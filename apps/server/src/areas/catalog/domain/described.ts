import type { FieldProblem } from '../../../kernel/app-error.ts';
import { inOrder, knownAddress, serviceKinds, serviceName, TIERS, webAddress, type ServiceKind } from './service.ts';

/** A service as a file describes it. Undefined: not mentioned, so unchanged. Null: explicitly none. */
export type Described = {
  readonly line: number;
  readonly name: string;
  readonly kind: ServiceKind | undefined;
  readonly team: string | null | undefined;
  readonly tier: number | null | undefined;
  readonly userFacing: boolean | null | undefined;
  readonly runbook: string | null | undefined;
  readonly links: readonly string[] | undefined;
  readonly dependsOn: readonly string[] | undefined;
  readonly addresses: readonly string[] | undefined;
};

/** The contents of a file: the readable services, and every problem by line and field. */
export type FileRead = {
  readonly described: readonly Described[];
  readonly problems: readonly FieldProblem[];
  /** How many entries are of kinds that the catalog does not store. */
  readonly skipped: number;
};

/** A field's value in a file, as text or a list, with its line. Undefined if the file does not have the field. */
export type Written = { readonly line: number; readonly text?: string; readonly items?: readonly string[] };
export type WrittenService = {
  readonly line: number;
  readonly fields: Readonly<Partial<Record<FileField, Written>>>;
};

export const fileFields = [
  'name',
  'kind',
  'team',
  'tier',
  'user_facing',
  'depends_on',
  'addresses',
  'links',
  'runbook',
] as const;
export type FileField = (typeof fileFields)[number];

export const problemAt = (line: number, field: string, problem: string, remedy: string): FieldProblem => ({
  path: `/lines/${line}/${field}`,
  problem,
  remedy,
});

/** Parses one service of a file. Undefined if it has problems, which are appended to `problems`. */
export function readDescribed({ line, fields }: WrittenService, problems: FieldProblem[]): Described | undefined {
  const before = problems.length;
  const read = <T>(field: FileField, parse: (text: string) => T | undefined, remedy: string): T | null | undefined => {
    const written = fields[field];
    if (written === undefined) return undefined;
    const text = written.text?.trim() ?? '';
    if (text === '') return null;
    const value = parse(text);
    if (value === undefined) problems.push(problemAt(written.line, field, 'cannot be read', remedy));
    return value;
  };
  const readEach = (field: FileField, parse: (text: string) => string | undefined, remedy: string) => {
    const written = fields[field];
    if (written === undefined) return undefined;
    const values = (written.items ?? listIn(written.text ?? '')).map(parse);
    if (values.includes(undefined))
      problems.push(problemAt(written.line, field, 'contains a value that could not be read', remedy));
    return inOrder(values.filter((value) => value !== undefined));
  };
  const name = read('name', serviceName, remedies.name);
  if (name === null || fields.name === undefined) problems.push(problemAt(line, 'name', 'is missing', remedies.name));
  const described = {
    line,
    name: name ?? '',
    kind: read('kind', kindOf, `one of ${serviceKinds.join(', ')}`) ?? undefined,
    team: read('team', (text) => text, ''),
    tier: read('tier', tierOf, `a whole number from ${TIERS.least} to ${TIERS.most}`),
    userFacing: read('user_facing', (text) => answers[text.toLowerCase()], 'yes or no'),
    runbook: read('runbook', webAddress, remedies.url),
    links: readEach('links', webAddress, remedies.url),
    dependsOn: readEach('depends_on', serviceName, remedies.name),
    addresses: readEach('addresses', knownAddress, 'IP addresses or host names'),
  };
  return problems.length === before ? described : undefined;
}

const remedies = {
  name: 'letters, digits, dots, hyphens and underscores, at most 100 characters; not an IP address',
  url: 'an address such as https://wiki.example.org/checkout, without @',
} as const;

const listIn = (text: string): string[] => text.split(/[\s;,]+/).filter((word) => word !== '');

const answers: Readonly<Partial<Record<string, boolean>>> = { yes: true, true: true, no: false, false: false };

const kindOf = (text: string): ServiceKind | undefined =>
  serviceKinds.find((kind) => kind === text.toLowerCase().replaceAll(/[ _]/g, '-'));

function tierOf(text: string): number | undefined {
  const tier = Number(/^(?:tier[- ]?)?(\d)$/i.exec(text)?.[1]);
  return tier >= TIERS.least && tier <= TIERS.most ? tier : undefined;
}
