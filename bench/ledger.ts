/*
 * The bars of the ledger: 1,500 durable, sequenced single appends a second with p99 at most 15 ms; a million entries of
 * 500 bytes verified offline by the CLI in under 15 s; and a million rows compared with it in under 20 s.
 *
 *     npm exec -c 'node bench/ledger.ts'                  all three: medians of five runs
 *     npm exec -c 'node bench/ledger.ts --verify-only'    the second and third, without the appends
 *     npm exec -c 'node bench/ledger.ts --walk-only'      the third
 *     npm exec -c 'node bench/ledger.ts --quick'          a tenth of it, once
 */
import { measureAppends } from './ledger/appends.ts';
import { measureVerification } from './ledger/verification.ts';
import { measureWalk } from './ledger/walk.ts';

const isQuick = process.argv.includes('--quick');
const runs = isQuick ? 1 : 5;

const only = process.argv.includes('--walk-only');
const walk = async () => measureWalk({ runs, rows: isQuick ? 100_000 : 1_000_000 });

const held = only
  ? [await walk()]
  : [
      ...(process.argv.includes('--verify-only') ? [] : [await measureAppends({ runs, seconds: isQuick ? 5 : 20 })]),
      await measureVerification({ runs, entries: isQuick ? 100_000 : 1_000_000 }),
      await walk(),
    ];
process.exitCode = held.every(Boolean) ? 0 : 1;
