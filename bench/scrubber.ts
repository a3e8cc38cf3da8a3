/** Times of the scrubber: short ordinary texts, and a million hostile characters per text and per detector. */
import { createHmac } from 'node:crypto';
import { createScrubber, detectors, pseudonymFrom } from '../packages/scrubber/src/index.ts';
import { viewsOf } from '../packages/scrubber/src/views.ts';
import { hostile } from '../packages/scrubber/test/hostile-corpus.ts';

const scrubber = createScrubber({
  pseudonym: pseudonymFrom((bytes) => createHmac('sha256', 'bench').update(bytes).digest(), 'k1'),
});

const short: readonly (readonly [name: string, text: string])[] = [
  ['word', 'critical'],
  ['alert name', 'HighErrorRate'],
  ['long alert name', 'ContainerMemoryUsageCloseToLimit'],
  ['pod', 'scorer-7d9f8b6c5-x2x4q'],
  ['instant', '2026-11-23T06:35:14.123Z'],
  ['sentence', 'P99 latency above 2 s for 10 minutes on fraud-scorer'],
  ['generator URL', 'http://prometheus:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1'],
  ['key=value', 'namespace=ml, pod=scorer-7d9f8b6c5-x2x4q'],
  ['with an address', '10.1.2.3:9100'],
  ['with an e-mail', 'paged alice@example.com at noon'],
];
const labels = {
  alertname: 'HighErrorRate',
  severity: 'critical',
  namespace: 'ml',
  pod: 'scorer-7d9f8b6c5-x2x4q',
  job: 'fraud-scorer',
  container: 'model',
  region: 'eu-west-1',
  summary: 'P99 latency above 2 s for 10 minutes',
  team: 'risk',
  model_version: '4.2.0',
};

console.log('short texts, ns each');
for (const [name, text] of short)
  console.log(
    `  ${name.padEnd(16)} ${nanoseconds(() => scrubber.text(text))
      .toFixed(0)
      .padStart(7)}`,
  );
console.log(
  `  ${'ten labels'.padEnd(16)} ${nanoseconds(() => scrubber.value(labels))
    .toFixed(0)
    .padStart(7)}  (value(), clean)`,
);

const million = 2 ** 20;
let worst = { name: '', milliseconds: 0 };
console.log('\na million hostile characters, ms: whole text, slowest detector over all its readings');
for (const { name, text } of hostile) {
  const input = text(million);
  const whole = milliseconds(() => scrubber.text(input));
  const views = tryViews(input);
  const slowest = detectors
    .map((detector) => ({
      name: detector.name,
      milliseconds: milliseconds(() => views.forEach((view) => detector.prefilter(view) && detector.find(view))),
    }))
    .reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
  if (slowest.milliseconds > worst.milliseconds)
    worst = { name: `${slowest.name} on ${name}`, milliseconds: slowest.milliseconds };
  console.log(
    `  ${name.padEnd(26)} ${whole.toFixed(0).padStart(6)} ${slowest.milliseconds.toFixed(0).padStart(6)}  ${slowest.name}, ${views.length} readings`,
  );
}
console.log(`\nslowest detector: ${worst.milliseconds.toFixed(0)} ms (${worst.name})`);

function tryViews(text: string): ReturnType<typeof viewsOf> {
  try {
    return viewsOf(text, '');
  } catch {
    return [];
  }
}

/** CPU time, so that other processes do not count. */
function milliseconds(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function nanoseconds(run: () => unknown): number {
  const rounds = 100_000;
  for (let round = 0; round < rounds; round++) run();
  const all = milliseconds(() => {
    for (let round = 0; round < rounds; round++) run();
  });
  return (all * 1e6) / rounds;
}
