/** Names that are kept free for examples: there is nobody behind them. */
const RESERVED = /(?:^|\.)(?:example|invalid|test|example\.(?:com|net|org))$/;
const LOOPBACK = /^(?:127(?:\.\d+){3}|\[::1\]|(?:.+\.)?localhost)$/;

/** The address that a text is, if a webhook can go to it. */
export function toAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && !isReserved(url) ? url : undefined;
}

function isReserved({ hostname }: URL): boolean {
  return RESERVED.test(hostname);
}

export function isLoopback({ hostname }: Pick<URL, "hostname">): boolean {
  return LOOPBACK.test(hostname);
}
