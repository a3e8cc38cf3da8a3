/**
 * Whether a query failed because the database was unreachable or out of resources, rather than because of the query
 * itself. Then retrying may help, and bisecting for a poison item does not.
 */
export function isDatabaseAway(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  const { code } = failure as { readonly code?: unknown };
  if (typeof code !== 'string') return DRIVER_WORDS.test(failure.message);
  return AWAY_CLASSES.test(code) || SOCKET_ERRORS.test(code);
}

/**
 * SQLSTATE classes: connection, resources, object in use (lock_timeout), operator (shutdown, statement_timeout),
 * system. Also the idle-transaction timeouts, which end the connection.
 */
const AWAY_CLASSES = /^(?:(?:08|53|55|57|58)[0-9A-Z]{3}|25P0[34])$/;
const SOCKET_ERRORS = /^E(?:CONN[A-Z]+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOENT|AI_AGAIN|NOTFOUND)$/;
/** Errors thrown by `pg` itself have no code. */
const DRIVER_WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
