/**
 * The receiver to paste into alertmanager.yml. `send_resolved` lets an alert's end stand as evidence; `max_alerts` keeps a
 * storm below what Muster takes at a time, with 8 KiB for each alert.
 */
export function alertmanagerYaml(url: string): string {
  return [
    'route:',
    '  receiver: muster',
    '',
    'receivers:',
    '  - name: muster',
    '    webhook_configs:',
    `      - url: '${url.replaceAll("'", "''")}'`,
    '        send_resolved: true',
    '        max_alerts: 1000',
  ].join('\n');
}
