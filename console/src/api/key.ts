/** The name of one request: sent again under it, it is recorded once. Also where the page is not served over TLS. */
export function newKey(): string {
  return `console-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
