import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { Accepted, ByKey } from '../queries/schemas.ts';

const MOST_BYTES = 8 * 1024 * 1024;
/** What a translation reads, it reads at once. */
const LARGEST_JSON = 512 * 1024;

/** So that alerts of 8 KiB each fit. The receivers to copy say the same. */
const FITTING_ALERTS = 1000;

/** Where the sender is to be set right, and not this request. */
const REMEDIES = {
  'request/too-large': `Set max_alerts of this receiver in alertmanager.yml to ${FITTING_ALERTS} or less. Muster takes 8 MiB at a time; nothing follows from the alerts that are left out.`,
  'request/unreadable':
    'Point a webhook_configs receiver of Alertmanager at this address, and no proxy that changes its body.',
  'request/unsupported-media-type': 'Point a webhook_configs receiver of Alertmanager at this address; it sends JSON.',
};

/**
 * Where alerts come in. The key in the address is all the right there is, so the actor is nobody. 2xx comes after the
 * commit; 503 if it cannot come soon, because each of them repeats that and not a 4xx (Alertmanager only at its next interval); 400
 * only for what can never be read. Damaged characters are replaced, for the message behind them is not to be lost.
 */
export const hookRoutes =
  (intake: AlertIntake): RouteTable =>
  (routes) => {
    for (const [kind, summary] of Object.entries(HOOKS) as [keyof typeof HOOKS, string][])
      for (const add of kind === 'grafana' || kind === 'json' ? [routes.post, routes.put] : [routes.post])
        add(
          `/v1/hooks/${kind}/:key`,
          {
            access: { capability: "an integration's key" },
            summary,
            clauses: ['2.1', '6.6', '7.6'],
            maxBodyBytes: kind === 'json' ? LARGEST_JSON : MOST_BYTES,
            takesBytes: kind === 'cloudwatch' ? 'as-text' : true,
            admit: async ({ key = '' }) => {
              orFail(await intake.admit(key, kind));
            },
            remedies: kind === 'alertmanager' ? REMEDIES : {},
            onFailed: (failed) => intake.failed(failed),
            schema: { params: ByKey, body: Type.Unknown(), response: Accepted },
          },
          async ({ params, body, http }) =>
            orFail(await intake.receive(params.key, body as Buffer, http.request.headers)),
        );
  };

/** What sends with its key in the address. PagerDuty's events have it in them (`enqueue.ts`). */
const HOOKS = {
  alertmanager: 'Take a notification of Alertmanager (version 4)',
  grafana: 'Take a notification of Grafana’s alerting (version 1)',
  datadog: 'Take what a monitor of Datadog says, in the body of the set-up',
  cloudwatch: 'Take a message of SNS with an alarm of CloudWatch',
  json: 'Take any JSON, read by the translation of its integration',
} as const;
