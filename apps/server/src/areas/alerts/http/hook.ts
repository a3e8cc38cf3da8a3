import { Type } from 'typebox';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import type { AlertIntake } from '../intake/open-intake.ts';
import { Accepted, ByKey } from '../queries/schemas.ts';

const MOST_BYTES = 8 * 1024 * 1024;
/** The limit for `json` bodies, which a translation reads in one go. */
const LARGEST_JSON = 512 * 1024;

/** Room for this many alerts of 8 KiB each; the sample receivers use the same number. */
const FITTING_ALERTS = 1000;

/** Refusals to be fixed at the sender rather than in the request. */
const REMEDIES = {
  'request/too-large': `Set max_alerts of this receiver in alertmanager.yml to ${FITTING_ALERTS} or less. Muster accepts 8 MiB at a time; the alerts that Alertmanager leaves out have no effect.`,
  'request/unreadable':
    'Point a webhook_configs receiver of Alertmanager directly at this address, without a proxy that changes the body.',
  'request/unsupported-media-type': 'Point a webhook_configs receiver of Alertmanager at this address; it sends JSON.',
};

/**
 * The alert webhooks. The key in the address is the only authorisation, so there is no actor. 2xx is sent after the
 * commit. If that cannot happen soon it is 503, which every sender retries, unlike a 4xx (Alertmanager only at its next
 * interval); 400 only for what can never be read. Damaged characters are replaced, so that the message is not lost.
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

/** Senders with the key in the address. PagerDuty's events carry it in the body (`enqueue.ts`). */
const HOOKS = {
  alertmanager: 'Receive a notification from Alertmanager (version 4)',
  grafana: 'Receive a notification from Grafana alerting (version 1)',
  datadog: 'Receive a notification from a Datadog monitor, with the body given in the set-up',
  cloudwatch: 'Receive an SNS message with a CloudWatch alarm',
  json: 'Receive any JSON, read by the translation of its integration',
} as const;
