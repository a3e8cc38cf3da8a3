import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { RequestId } from '../../kernel/ids.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Logger } from '../log/logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Access, Authenticate } from './guards/access.ts';
import type { Exposure } from './guards/transport.ts';
import type { Route, RouteTable, RunCommand } from './routes.ts';
import type { HealthCheck } from './system/health.ts';
import type { ServiceLevel } from './system/request-metrics.ts';

/** A server's dependencies, provided by the composition root. */
export type HttpOptions = {
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly telemetry: Telemetry;
  readonly version: string;
  readonly exposure: Exposure;
  readonly limits?: Partial<HttpLimits>;
  readonly authenticate: Authenticate;
  readonly runCommand: RunCommand;
  readonly routes: readonly RouteTable[];
  readonly checks: readonly HealthCheck[];
  readonly serviceLevel: ServiceLevel;
  readonly metricsAccess: Access;
  /** The folder of the built web app. */
  readonly webRoot?: string;
  /** Maps expected failures of lower layers: an unreachable database becomes `unavailable`. */
  readonly recognise?: (thrown: unknown) => AppError | undefined;
  /**
   * Called with every refusal that no command has recorded: unknown callers, missing scopes, reads that are not allowed
   * (GOV 7.1).
   */
  readonly onRefused?: (refusal: Refused) => void;
  /**
   * Called, and awaited, for every permitted read by a member or service account, before the response is sent (GOV 7.1,
   * R34).
   */
  readonly onRead?: OnRead;
};

export type OnRead = (read: AllowedRead) => Promise<void> | void;

export type AllowedRead = {
  /** The route pattern, never the URL, which may contain search terms. */
  readonly route: string;
  readonly actor: Actor;
  readonly requestId: RequestId;
  readonly reveals: Route['reveals'];
};

export type Refused = {
  readonly method: string;
  /** The route pattern, never the URL, which may contain a capability. */
  readonly route: string;
  readonly error: AppError;
  readonly actor: Actor;
  readonly requestId: RequestId;
};

export type HttpLimits = {
  readonly maxBodyBytes: number;
  readonly maxJsonDepth: number;
  readonly maxInFlight: number;
  /** Requests whose body is still arriving, per network and in total: beyond it the oldest is cut. */
  readonly maxBodiesPerNetwork: number;
  readonly maxBodies: number;
  /** Connections that have sent no request yet, likewise. */
  readonly maxSilentPerNetwork: number;
  readonly maxSilent: number;
  /** Live streams per actor, beyond which their oldest is closed, and in total, beyond which none is opened. */
  readonly maxStreamsPerReader: number;
  readonly maxStreams: number;
  /** For a request's headers to arrive, and for a TLS handshake. */
  readonly headersTimeoutMs: number;
  /** For a whole request to arrive. */
  readonly requestTimeoutMs: number;
  readonly heartbeatSeconds: number;
  /** How long a stopping server waits for requests in progress. */
  readonly stopTimeoutMs: number;
};

export const DEFAULT_LIMITS: HttpLimits = {
  maxBodyBytes: 1024 * 1024,
  maxJsonDepth: 32,
  maxInFlight: 2000,
  maxBodiesPerNetwork: 200,
  maxBodies: 2000,
  maxSilentPerNetwork: 200,
  maxSilent: 2000,
  maxStreamsPerReader: 24,
  maxStreams: 5000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  heartbeatSeconds: 15,
  stopTimeoutMs: 10_000,
};
