import { generateKeyPairSync, sign } from 'node:crypto';

export type CertificatePair = { readonly certificate: string; readonly key: string };

/**
 * A self-signed certificate for localhost, 127.0.0.1 and ::1, generated so that no private key is in the repository.
 * Node generates keys but not certificates, hence the few lines of DER (RFC 5280).
 */
export function selfSigned(commonName = 'localhost'): CertificatePair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(setOf(sequence(oid('550403'), tlv(0x0c, Buffer.from(commonName)))));
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    tlv(0xa3, sequence(extension('551d13', sequence(tlv(0x01, Buffer.from([0xff])))), extension('551d11', ALT_NAMES))),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]);
  const certificate = sequence(body, ECDSA_WITH_SHA256, tlv(0x03, signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

const tlv = (tag: number, ...content: Buffer[]): Buffer => {
  const value = Buffer.concat(content);
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
};
const sequence = (...content: Buffer[]): Buffer => tlv(0x30, ...content);
const setOf = (...content: Buffer[]): Buffer => tlv(0x31, ...content);
const integer = (value: number): Buffer => tlv(0x02, Buffer.from([value]));
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const utcTime = (text: string): Buffer => tlv(0x17, Buffer.from(text));
const extension = (id: string, value: Buffer): Buffer => sequence(oid(id), tlv(0x04, value));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const ALT_NAMES = sequence(
  tlv(0x82, Buffer.from('localhost')),
  tlv(0x87, Buffer.from([127, 0, 0, 1])),
  tlv(0x87, Buffer.from([...Array<number>(15).fill(0), 1])),
);
