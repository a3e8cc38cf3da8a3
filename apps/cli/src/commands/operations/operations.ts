import type { Verb } from '../../command-line/verb.ts';
import { doctor } from './doctor.ts';
import { exportAll } from './export-all.ts';
import { importAll } from './import-all.ts';

/** What needs the server's own code, and so the machine that runs it. */
export const operationVerbs: readonly Verb[] = [doctor, exportAll, importAll];
