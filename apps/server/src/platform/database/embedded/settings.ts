import { createHash } from 'node:crypto';
import { SOCKET_PORT, type Layout } from './layout.ts';

export type Settings = Readonly<Record<string, string>>;

/**
 * The whole configuration, passed on the command line, so that no file in the cluster can weaken it. The server's own
 * log contains no statement, value or detail (GOV 6.5): errors reach Muster over the connection.
 */
export function serverSettings(layout: Layout, version: string, overrides: Settings = {}): Settings {
  const settings: Settings = { ...DURABLE, ...SILENT, ...SMALL, ...network(layout), ...overrides };
  return { ...settings, cluster_name: clusterName(version, settings) };
}

/** Identifies a server started with exactly these settings and programs; only such a server is adopted. */
const clusterName = (version: string, settings: Settings): string =>
  `muster-${createHash('sha256')
    .update(JSON.stringify([version, settings]))
    .digest('hex')
    .slice(0, 12)}`;

const DURABLE: Settings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

const SILENT: Settings = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_line_prefix: '%m [%p] ',
  log_timezone: 'UTC',
};

/** Sized for one machine that Muster shares. Without parallel queries a small shared-memory mount is enough. */
const SMALL: Settings = {
  max_connections: '80',
  shared_buffers: '128MB',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  wal_compression: 'pglz',
  max_wal_size: '1GB',
  // A recycled file keeps its old bytes, including erased data, until it is overwritten (R20).
  wal_recycle: 'off',
};

const network = (layout: Layout): Settings => ({
  listen_addresses: '',
  port: String(SOCKET_PORT),
  unix_socket_directories: layout.socketDirectory,
  unix_socket_permissions: '0700',
});
