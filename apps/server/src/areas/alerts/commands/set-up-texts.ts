import type { SourceKind } from '../domain/source.ts';
import { datadogTemplate } from '../intake/sources/datadog.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../intake/sources/grafana.ts';

type Shown = {
  readonly url: string;
  readonly key: string;
  readonly secret: string;
  readonly topic: string;
  readonly every: number;
};

/** The complete configuration to copy into each source. */
export const setUpOf = (kind: SourceKind): ((shown: Shown) => string) => texts[kind];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const texts: Readonly<Record<SourceKind, (shown: Shown) => string>> = {
  /**
   * A complete `alertmanager.yml`, or a receiver to copy from it. `send_resolved` makes an alert's end evidence.
   * `max_alerts` keeps a delivery within the size limit at 8 KiB per alert.
   */
  alertmanager: ({ url }) => `route:
  receiver: muster

receivers:
  - name: muster
    webhook_configs:
      - url: ${quoted(url)}
        send_resolved: true
        max_alerts: 1000
`,
  pagerduty: ({
    url,
    key,
  }) => `# Anything that sends to PagerDuty's Events API v2 can send to this address instead, with this routing key.
# In alertmanager.yml:
route:
  receiver: muster

receivers:
  - name: muster
    pagerduty_configs:
      - url: ${quoted(url)}
        routing_key: ${quoted(key)}
        send_resolved: true
        severity: '{{ with .CommonLabels.severity }}{{ . }}{{ else }}error{{ end }}'
# Change events go to ${url.replace('/v2/enqueue', '/v2/change/enqueue')}, with the same key: they are shown with the
# incidents that begin around that time. custom_details.service names the service.
`,
  grafana: ({
    url,
    secret,
  }) => `# A contact point, as provisioning/alerting/muster.yaml. The signature is optional: leave out hmacConfig
# out, or create the integration with "signed" to refuse what has none.
apiVersion: 1
contactPoints:
  - orgId: 1
    name: muster
    receivers:
      - uid: muster
        type: webhook
        settings:
          url: ${quoted(url)}
          httpMethod: POST
          hmacConfig:
            secret: ${quoted(secret)}
            header: ${SIGNATURE_HEADER}
            timestampHeader: ${TIMESTAMP_HEADER}
`,
  datadog: ({
    url,
  }) => `# Integrations > Webhooks > New, then @webhook-muster in each monitor. Leave "Encode as form" off.
# Name:    muster
# URL:     ${url}
# Payload:
${JSON.stringify(datadogTemplate, undefined, 2)}
`,
  cloudwatch: ({
    url,
    topic,
  }) => `# SNS tries four times within a minute and then drops an alarm. With this delivery policy it tries for most of an hour, which is
# as long as SNS allows; the queue keeps what could not be delivered even then. Leave raw message delivery off.
aws sns subscribe --topic-arn ${topic} --protocol https \\
  --notification-endpoint '${url}' \\
  --attributes '{"DeliveryPolicy":"{\\"healthyRetryPolicy\\":{\\"minDelayTarget\\":20,\\"maxDelayTarget\\":60,\\"numRetries\\":50}}","RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"<the ARN of an SQS queue of yours>\\"}"}'
aws sns set-topic-attributes --topic-arn ${topic} --attribute-name SignatureVersion --attribute-value 2
`,
  json: ({
    url,
  }) => `# Anything that sends JSON can send it here, by POST or PUT. The translation says which parts of a body are alerts.
# A delivery that could not be stored is answered with 503: let the sender retry then.
curl -fsS --retry 5 --retry-all-errors -H 'content-type: application/json' \\
  --data @alert.json '${url}'
`,
  heartbeat: ({
    url,
    every,
  }) => `# At the end of the job that is expected to run ${every === 1 ? 'every minute' : `every ${every} minutes`}, in a crontab or a script. If it is not sent in time, an alert fires.
curl -fsS --max-time 10 --retry 5 --retry-all-errors -X POST '${url}'
`,
};
