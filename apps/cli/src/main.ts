import { host } from './host.ts';
import { runMuster } from './run-muster.ts';

process.exitCode = await runMuster(process.argv.slice(2), host());
