/**
 * A security gate's result. A file that does not state that its tool ran to completion is "not run", never "passed"
 * (R33).
 */
export type GateResult =
  | { readonly state: 'passed'; readonly by: string; readonly ranAt?: Date }
  | { readonly state: 'failed'; readonly by: string; readonly findings: readonly string[]; readonly ranAt?: Date }
  | { readonly state: 'not-run'; readonly why: string };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a scanner's report: SARIF 2.1.0 (SAST, secrets, containers) or CycloneDX (dependencies, containers). */
export function readGate(text: string): GateResult {
  let whole: Fields;
  try {
    whole = fields(JSON.parse(text));
  } catch {
    return { state: 'not-run', why: 'the file is not JSON' };
  }
  if (Array.isArray(whole['runs'])) return readSarif(whole['runs'].map(fields));
  if (whole['bomFormat'] === 'CycloneDX') return readCycloneDx(whole);
  return { state: 'not-run', why: 'the file is neither SARIF nor CycloneDX' };
}

/**
 * Every run must have completed successfully; suppressed results with an accepted justification, notes and passes are
 * not findings.
 */
function readSarif(runs: readonly Fields[]): GateResult {
  if (runs.length === 0) return { state: 'not-run', why: 'the file contains no run' };
  const findings: string[] = [];
  const tools = runs.map((run) => word(fields(fields(run['tool'])['driver'])['name']));
  for (const [index, run] of runs.entries()) {
    const invocations = list(run['invocations']);
    if (invocations.some((each) => each['executionSuccessful'] !== true))
      return { state: 'not-run', why: `${tools[index] ?? ''} did not finish` };
    if (!Array.isArray(run['results'])) return { state: 'not-run', why: `${tools[index] ?? ''} has no results` };
    for (const result of list(run['results'])) if (isFinding(result)) findings.push(told(result));
  }
  const ends = runs.flatMap((run) =>
    list(run['invocations']).map((each) => each['endTimeUtc'] ?? each['startTimeUtc']),
  );
  return verdict(tools.join(', '), findings, ends);
}

function isFinding(result: Fields): boolean {
  const { level = 'warning', kind = 'fail' } = result;
  const isAccepted = list(result['suppressions']).some(
    ({ status = 'accepted', justification }) => status === 'accepted' && word(justification).trim() !== '',
  );
  return kind === 'fail' && (level === 'error' || level === 'warning') && !isAccepted;
}

function told(result: Fields): string {
  const place = fields(fields(list(result['locations'])[0])['physicalLocation']);
  const path = word(fields(place['artifactLocation'])['uri']);
  const line = fields(place['region'])['startLine'];
  const where = path === '' ? '' : ` ${path}${typeof line === 'number' ? `:${line}` : ''}`;
  return `${word(result['ruleId']) || 'finding'}${where}`;
}

const GRAVE: ReadonlySet<string> = new Set(['critical', 'high', 'medium', 'unknown', '']);
const SETTLED: ReadonlySet<string> = new Set(['resolved', 'resolved_with_pedigree', 'false_positive', 'not_affected']);

/** A component list says what was examined; one without `vulnerabilities` says that none were looked for. */
function readCycloneDx(bom: Fields): GateResult {
  const { tools } = fields(bom['metadata']);
  const named = Array.isArray(tools) ? list(tools) : list(fields(tools)['components']);
  const by = named.map(({ name }) => word(name)).join(', ') || 'CycloneDX';
  if (!Array.isArray(bom['vulnerabilities']))
    return { state: 'not-run', why: `${by} only lists components: it did not look for vulnerabilities` };
  const findings = list(bom['vulnerabilities'])
    .filter((one) => !SETTLED.has(word(fields(one['analysis'])['state'])))
    .filter((one) => {
      const grades = list(one['ratings']).map(({ severity }) => word(severity).toLowerCase());
      return grades.length === 0 || grades.some((grade) => GRAVE.has(grade));
    })
    .map((one) => word(one['id']) || 'vulnerability');
  return verdict(by, findings, [fields(bom['metadata'])['timestamp']]);
}

/** `said`: when its parts say they ran; a report is as old as the oldest of them. */
function verdict(by: string, findings: readonly string[], said: readonly unknown[]): GateResult {
  const instants = said.map((each) => Date.parse(word(each))).filter((each) => !Number.isNaN(each));
  const ranAt = instants.length === 0 ? {} : { ranAt: new Date(Math.min(...instants)) };
  return findings.length === 0 ? { state: 'passed', by, ...ranAt } : { state: 'failed', by, findings, ...ranAt };
}

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const list = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fields) : []);

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
