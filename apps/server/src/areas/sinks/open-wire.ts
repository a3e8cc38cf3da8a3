import { join } from 'node:path';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { Sink, SinkSettings } from './domain/sink.ts';
import type { Sinks } from './sinks.ts';
import { cloudWatchWire } from './wires/cloudwatch.ts';
import { elasticWire } from './wires/elastic.ts';
import { fileWire } from './wires/file.ts';
import { s3Heads, type LockedHeads } from './wires/s3-heads.ts';
import { s3Wire } from './wires/s3.ts';
import { splunkWire } from './wires/splunk.ts';
import type { AwsAccess } from './wires/sign-aws.ts';
import type { Wire } from './wires/wire.ts';

/** A connection to a sink with freshly resolved secrets; the error says why there is none. */
export async function openWire(parts: Sinks, { kind, format, settings }: Sink): Promise<Result<Wire, string>> {
  const { host, outgoing, secretOf, folder } = parts;
  const now = (): Date => host.clock.now();
  const secret = await follow(secretOf, settings.secret);
  const readSecret = await follow(secretOf, settings.readSecret);
  if (!secret.ok) return secret;
  if (!readSecret.ok) return readSecret;
  switch (kind) {
    case 's3':
    case 'cloudwatch': {
      const service = kind === 's3' ? 's3' : 'logs';
      const given = { outgoing, settings, access: accessOf(settings, secret.value, service), format, now };
      return ok(kind === 's3' ? s3Wire(given) : cloudWatchWire(given));
    }
    case 'elastic':
      return ok(elasticWire({ outgoing, settings, authorization: secret.value, format }));
    case 'splunk':
      return ok(
        splunkWire({
          outgoing,
          settings,
          token: secret.value ?? '',
          readToken: readSecret.value,
          format,
          newChannel: () => host.ids.row(now()),
        }),
      );
    case 'file':
      return folder === undefined
        ? err('No folder is configured for sinks any more (MUSTER_SINKS_DIR).')
        : ok(fileWire(join(folder, settings.place ?? ''), format));
  }
}

/** Access to the heads in a locked bucket; the error says why there is none. */
export async function openHeads(parts: Sinks, { kind, settings }: Sink): Promise<Result<LockedHeads, string>> {
  if (kind !== 's3') return err('It is not a bucket with Object Lock.');
  const secret = await follow(parts.secretOf, settings.secret);
  if (!secret.ok) return secret;
  const { host, outgoing } = parts;
  return ok(
    s3Heads({ outgoing, settings, access: accessOf(settings, secret.value, 's3'), now: () => host.clock.now() }),
  );
}

async function follow(
  secretOf: Sinks['secretOf'],
  reference: string | undefined,
): Promise<Result<string | undefined, string>> {
  if (reference === undefined) return ok(undefined);
  const found = await secretOf(reference);
  return found.ok ? found : err(`Its secret cannot be read: the reference ${found.error}.`);
}

const accessOf = (
  { accessKey = '', region = '' }: SinkSettings,
  secret: string | undefined,
  service: AwsAccess['service'],
): AwsAccess => ({ accessKey, secret: secret ?? '', region, service });
