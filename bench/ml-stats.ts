import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../packages/ml-stats/src/anomaly/random.ts';
import { countNumbers, numericBins } from '../packages/ml-stats/src/drift/bins.ts';
import { populationStability } from '../packages/ml-stats/src/drift/divergence.ts';
import { kolmogorovSmirnov } from '../packages/ml-stats/src/drift/kolmogorov-smirnov.ts';
import { sorted } from '../packages/ml-stats/src/drift/sorted.ts';
import { wasserstein } from '../packages/ml-stats/src/drift/wasserstein.ts';
import { judgeFairness } from '../packages/ml-stats/src/fairness/judge-fairness.ts';
import { tally, UNLABELLED } from '../packages/ml-stats/src/fairness/tally.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';

// The bar: on a million rows each, KS, Wasserstein-1 and PSI are no slower than scipy and numpy and equal to a
// billionth; fairness over a million rows takes under 50 ms. `--quick` takes a tenth of the rows.
const rows = process.argv.includes('--quick') ? 100_000 : 1_000_000;
const ROUNDS = 5;
const MOST_APART = 1e-9;
const FAIRNESS_MS = 50;

const random = seeded(2026);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const a = Float64Array.from({ length: rows }, normal);
const b = Float64Array.from({ length: rows }, () => 0.02 + 1.01 * normal());

function timed<T>(ask: () => T): { ms: number; value: T } {
  const times: number[] = [];
  let value = ask();
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    value = ask();
    times.push(performance.now() - begin);
  }
  return { ms: median(times), value };
}

const mine = {
  ks: timed(() => kolmogorovSmirnov(sorted(a).values, sorted(b).values)?.d),
  wasserstein: timed(() => wasserstein(sorted(a).values, sorted(b).values)),
  psi: timed(() => {
    const bins = numericBins(a, 10);
    return bins.kind === 'numeric'
      ? populationStability(countNumbers(bins.edges, a), countNumbers(bins.edges, b))
      : undefined;
  }),
};

const folder = mkdtempSync(join(tmpdir(), 'muster-stats-'));
writeFileSync(join(folder, 'a.f64'), a);
writeFileSync(join(folder, 'b.f64'), b);
const script = join(import.meta.dirname, 'ml-stats/beside_scipy.py');
type Theirs = { readonly ms: readonly number[]; readonly value: number | readonly number[] };
const theirs = JSON.parse(
  execFileSync(process.env['MUSTER_BENCH_PYTHON'] ?? 'python3', [script, folder, String(ROUNDS)]).toString(),
) as { readonly scipy: string; readonly numpy: string } & Readonly<Record<keyof typeof mine, Theirs>>;
rmSync(folder, { recursive: true });

let isHeld = true;
for (const name of ['ks', 'wasserstein', 'psi'] as const) {
  const other = theirs[name];
  const value = typeof other.value === 'number' ? other.value : (other.value[0] ?? Number.NaN);
  const apart = Math.abs((mine[name].value ?? Number.NaN) - value);
  const held = mine[name].ms <= median(other.ms) && apart <= MOST_APART;
  isHeld &&= held;
  console.log(
    `${name}: ${mine[name].ms.toFixed(0)} ms beside ${median(other.ms).toFixed(0)} ms, ${apart.toExponential(1)} apart: ${held ? 'held' : 'NOT held'}`,
  );
}

const names = ['a', 'b', 'c', 'd'];
const groups = Uint8Array.from({ length: rows }, () => Math.floor(random() * names.length));
const chosen = Uint8Array.from({ length: rows }, () => (random() < 0.4 ? 1 : 0));
const truths = Uint8Array.from({ length: rows }, () => (random() < 0.3 ? UNLABELLED : random() < 0.4 ? 1 : 0));
const limits = {
  minimumRows: 30,
  minimumPositives: 10,
  suppressBelow: 5,
  parityDifferenceOver: 0.1,
  fourFifthsBelow: 0.8,
  opportunityDifferenceOver: 0.1,
  oddsDifferenceOver: 0.1,
};
const fairness = timed(() => judgeFairness(tally(names, groups, chosen, truths), limits).verdict);
const held = fairness.ms < FAIRNESS_MS;
isHeld &&= held;
console.log(`fairness over ${rows} rows: ${fairness.ms.toFixed(1)} ms: ${held ? 'held' : 'NOT held'}`);
console.log(`${rows} rows a side, scipy ${theirs.scipy}, numpy ${theirs.numpy}, ${machine()}`);
process.exitCode = isHeld ? 0 : 1;
