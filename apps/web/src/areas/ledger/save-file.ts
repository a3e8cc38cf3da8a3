/** Offers bytes as a browser download. */
export function saveFile(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // By then the download has started, and the bytes can be freed.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
