import { freePort } from './free-port.ts';
import { startPeerServer, type PeerServer } from './peer-server.ts';

export type Alertmanager = PeerServer;

/** The gossip ports of two Alertmanagers: this one's and the other's. */
export type Gossip = { readonly own: number; readonly other: number };

/**
 * A real Alertmanager that sends every alert's groups to one webhook, as fast as it can; or runs the configuration that
 * Muster shows, with only the intervals changed.
 */
export async function startAlertmanager(
  given: ({ readonly webhook: string } | { readonly setUp: string }) & { readonly gossip?: Gossip },
): Promise<Alertmanager> {
  const port = await freePort();
  return startPeerServer({
    debianPackage: 'prometheus-alertmanager',
    port,
    files: { 'alertmanager.yml': 'setUp' in given ? hastened(given.setUp) : configuration(given) },
    args: (folder) => [
      `--config.file=${folder}/alertmanager.yml`,
      `--storage.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...(given.gossip === undefined ? ALONE : together(given.gossip)),
    ],
  });
}

/** No gossip, and no port for it. */
const ALONE = ['--cluster.listen-address='];

const together = ({ own, other }: Gossip): string[] => [
  `--cluster.listen-address=127.0.0.1:${own}`,
  `--cluster.advertise-address=127.0.0.1:${own}`,
  `--cluster.peer=127.0.0.1:${other}`,
  '--cluster.peer-timeout=2s',
  '--cluster.pushpull-interval=2s',
  '--cluster.reconnect-interval=1s',
  '--cluster.settle-timeout=2s',
];

const HASTE = `
  group_by: [alertname, model]
  group_wait: 500ms
  group_interval: 1s
  repeat_interval: 10s
`;

const hastened = (setUp: string): string => setUp.replace('  receiver: muster\n', `  receiver: muster${HASTE}`);

const configuration = ({ webhook }: { readonly webhook: string }): string => `
route:
  receiver: muster
  group_by: [alertname, model]
  group_wait: 500ms
  group_interval: 1s
  repeat_interval: 10s
receivers:
  - name: muster
    webhook_configs:
      - url: ${webhook}
        send_resolved: true
`;
