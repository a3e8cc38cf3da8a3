import { join } from 'node:path';
import { openProject } from './project/project.ts';
import { unknownExemptions, walk } from './walls.ts';

/** `npm run check:walls`: prints every violation as `file:line guard what problem`, and what to do instead. */
const project = openProject(join(import.meta.dirname, '..'));
const reports = await walk(project);

for (const { guard, read, violations } of reports) {
  console.log(`${violations.length === 0 ? 'holds' : 'FAILS'}  ${guard.name} (${read} modules)`);
  for (const { file, line, what, problem } of violations) console.log(`  ${file}:${line}  [${what}] ${problem}`);
  if (violations.length > 0) console.log(`  instead: ${guard.remedy}`);
}

const stray = unknownExemptions(project);
for (const name of stray) console.log(`FAILS  lint/exemptions.json names the guard ${name}, which does not exist`);

if (stray.length > 0 || reports.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
