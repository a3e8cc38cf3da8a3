#!/usr/bin/env node
// Plain JavaScript for old Node versions: finds the Node 24 that Muster needs and runs the command with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(fileURLToPath(import.meta.url));
// A clone runs its TypeScript directly; a package ships the compiled form, because Node strips no types in
// node_modules.
const source = join(here, '..', 'src', 'main.ts');
const main = existsSync(source) ? source : join(here, '..', 'dist', 'main.js');

// Caches compiled code across runs. Missing in older Nodes.
nodeModule.enableCompileCache?.();
if (Number(process.versions.node.split('.')[0]) >= NEEDED) await import(main);
else runWith(installedNode());

function installedNode() {
  try {
    const folder = dirname(nodeModule.createRequire(import.meta.url).resolve('node/package.json'));
    const program = join(folder, 'bin', 'node');
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

function runWith(node) {
  if (node === undefined) {
    process.stderr.write(
      `muster needs Node ${NEEDED} or later, and this is ${process.versions.node}.\n` +
        `next: install Node ${NEEDED}, or \`npm install node@${NEEDED}\` beside muster\n`,
    );
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both processes; the child decides what it means, and this one waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130);
  });
}
