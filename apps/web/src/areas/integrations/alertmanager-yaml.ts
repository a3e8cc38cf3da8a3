/** The receiver to paste into alertmanager.yml. `send_resolved` lets an alert's end stand as evidence. */
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
    '        max_alerts: 0',
  ].join('\n');
}
