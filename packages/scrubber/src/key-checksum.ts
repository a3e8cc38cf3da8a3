/** Keys of GitHub and npm end in a six-character checksum: CRC-32 in base 62, which makes a match certain. */
export function carriesChecksum(begins: string, body: string): boolean {
  if (!/^(?:gh[pousr]|npm)_$/.test(begins) || body.length < bodyLength) return false;
  const random = body.slice(0, bodyLength - checksumLength);
  return base62(crc32(random)) === body.slice(bodyLength - checksumLength, bodyLength);
}

const bodyLength = 36;
const checksumLength = 6;
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Six digits, enough for the largest CRC-32. */
function base62(value: number): string {
  let text = '';
  for (let rest = value; text.length < checksumLength; rest = Math.floor(rest / 62)) text = digits[rest % 62]! + text;
  return text;
}

function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
