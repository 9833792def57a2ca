/** Why a request got no answer, as far as the error of `fetch` tells. */
export interface Failure {
  /** `unknown` wherever it cannot be told that no connection was made. */
  readonly delivery: "not_sent" | "unknown";
  /** The system's code, or what stands for it. */
  readonly code: string;
  /** Whether asking again is pointless, however often: the other end is not who it says. */
  readonly isFinal: boolean;
}

/** System calls and timeouts that come before a connection stands, by Node's and undici's codes, and by Bun's own. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** Certificates that were not accepted: the handshake fails before a byte of the request leaves. OpenSSL's words. */
const BAD_CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;

/** Deno has no codes, only this in the message of the cause. Tried with 2.9. */
const DENO_CONNECT = "client error (Connect)";

/**
 * Tells a connection that never was from an answer that was lost, by the error's cause. Tried on Node 20 to 26, Bun and
 * Deno. A connection that is reset, or closed as soon as it is accepted, looks like a lost answer everywhere.
 */
export function failureOf(error: unknown): Failure {
  const reasons = reasonsOf(error);
  const code = reasons.map(codeOf).find((found) => found !== undefined) ?? "unknown";
  const isFinal = reasons.some((reason) => BAD_CERTIFICATE.test(codeOf(reason) ?? ""));
  const isUnmade = isFinal || (reasons.length > 0 && reasons.every(neverConnected));
  return { delivery: isUnmade ? "not_sent" : "unknown", code, isFinal };
}

/** Deeper than any runtime goes; an error may be its own cause. */
export const DEEPEST_CAUSE = 10;

/** What lies at the bottom: of several addresses that were tried, each has a reason of its own. */
function reasonsOf(error: unknown, depth = 0): readonly unknown[] {
  if (depth < DEEPEST_CAUSE) {
    const further = (inner: unknown) => reasonsOf(inner, depth + 1);
    if (error instanceof AggregateError && error.errors.length > 0) return error.errors.flatMap(further);
    if (error instanceof Error && error.cause !== undefined) return further(error.cause);
  }
  return [error];
}

function neverConnected(reason: unknown): boolean {
  if (NEVER_CONNECTED.has(codeOf(reason) ?? "")) return true;
  if (!(reason instanceof Error)) return false;
  // ETIMEDOUT is a connection that was not made, or one that fell silent: the system call tells which.
  const isConnecting = "syscall" in reason && (reason.syscall === "connect" || reason.syscall === "getaddrinfo");
  return isConnecting || String(reason.message).includes(DENO_CONNECT);
}

const CODE = /^(?:[A-Z][A-Z\d_]{1,59}|ConnectionRefused|FailedToOpenSocket)$/;

function codeOf(reason: unknown): string | undefined {
  if (!(reason instanceof Error) || !("code" in reason)) return undefined;
  // Whatever else a `fetch` of the caller's own calls a code may be anything.
  return typeof reason.code === "string" && CODE.test(reason.code) ? reason.code : undefined;
}
