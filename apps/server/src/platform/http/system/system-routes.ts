import { Type } from 'typebox';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import type { Access } from '../guards/access.ts';
import { isLoopback } from '../guards/transport.ts';
import type { Load } from '../guards/load.ts';
import type { RouteTable } from '../routes.ts';
import type { Readiness } from './health.ts';

type Options = {
  readonly readiness: () => Promise<Readiness>;
  readonly load: Load;
  readonly telemetry: Telemetry;
  readonly metricsAccess: Access;
};

const Live = Type.Object({ status: Type.Literal('live') }, { title: 'Live' });

const Ready = Type.Object(
  {
    status: Type.Union([Type.Literal('ready'), Type.Literal('not-ready'), Type.Literal('stopping')]),
    checks: Type.Array(
      Type.Object({
        name: Type.String(),
        ok: Type.Boolean(),
        why: Type.Optional(Type.String()),
        remedy: Type.Optional(Type.String()),
      }),
    ),
  },
  { title: 'Ready' },
);

/**
 * Endpoints for orchestrators and Prometheus. Why a check fails is told on the machine itself and in the log, not
 * publicly.
 */
export const systemRoutes =
  ({ readiness, load, telemetry, metricsAccess }: Options): RouteTable =>
  (routes) => {
    routes.get(
      '/health/live',
      { access: 'anonymous', summary: 'Whether the process is running', schema: { response: Live } },
      async () => ({ status: 'live' }),
    );

    routes.get(
      '/health/ready',
      { access: 'anonymous', summary: 'Whether this server should be sent requests', schema: { response: Ready } },
      async ({ ip, http }) => {
        const { isReady, checks } = await readiness();
        if (!isReady || load.isDraining) void http.reply.code(503);
        return {
          status: load.isDraining ? 'stopping' : isReady ? 'ready' : 'not-ready',
          checks: checks.map((check) => (isLoopback(ip) ? check : { name: check.name, ok: check.ok })),
        };
      },
    );

    routes.get(
      '/metrics',
      { access: metricsAccess, summary: 'Measurements in the Prometheus format', produces: 'text/plain' },
      async ({ http }) => {
        const { contentType, text } = await telemetry.render();
        void http.reply.type(contentType);
        return text;
      },
    );
  };
