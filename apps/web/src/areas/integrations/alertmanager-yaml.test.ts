import { expect, test } from 'vitest';
import { alertmanagerYaml } from './alertmanager-yaml.ts';

test('the receiver carries the address, asks for resolved alerts, and sends no more at a time than is taken', () => {
  expect(alertmanagerYaml('https://muster.example/v1/hooks/alertmanager/mk_1')).toContain(
    "      - url: 'https://muster.example/v1/hooks/alertmanager/mk_1'\n        send_resolved: true\n        max_alerts: 1000",
  );
});

test('an address cannot break out of its quotes', () => {
  expect(alertmanagerYaml("https://x/'\n- evil")).toContain("url: 'https://x/''");
});
