import { DEEPEST_CAUSE } from "./delivery.ts";
import type { Redact } from "./redact.ts";

/** Properties that the errors of runtimes have, and that hold nothing of a request. */
const HARMLESS = new Set([
  "message",
  "stack",
  "name",
  "code",
  "errno",
  "syscall",
  "address",
  "port",
  "hostname",
  "cause",
  "errors",
]);

/** The cause of an error as it may be shown: the error itself where it holds nothing of the request, otherwise what is left of it. */
export function showable(cause: unknown, redact: Redact, depth = 0): unknown {
  try {
    return shown(cause, redact, depth);
  } catch {
    // An error whose parts are not what those of errors are is none that helps anybody.
    return undefined;
  }
}

function shown(cause: unknown, redact: Redact, depth: number): unknown {
  // Deeper than any runtime goes: an error may be its own cause.
  if (!(cause instanceof Error) || depth > DEEPEST_CAUSE) return undefined;
  const inner = showable(cause.cause, redact, depth + 1);
  const message = redact(cause.message);
  // A stack begins with the message as it was when the error was made.
  const [head = ""] = cause.stack?.split("\n    at ", 1) ?? [];
  const isShowable =
    message === cause.message &&
    redact(head) === head &&
    inner === cause.cause &&
    Object.entries(Object.getOwnPropertyDescriptors(cause)).every(
      ([name, { value }]) =>
        HARMLESS.has(name) && (name === "stack" || typeof value !== "string" || redact(value) === value),
    ) &&
    // Runtimes mark their errors with symbols, and keep nothing by them.
    Object.getOwnPropertySymbols(cause).every((symbol) => typeof Reflect.get(cause, symbol) === "boolean") &&
    (!(cause instanceof AggregateError) || cause.errors.every((error) => showable(error, redact, depth + 1) === error));
  if (isShowable) return cause;
  const copy = new Error(message, inner === undefined ? undefined : { cause: inner });
  copy.name = redact(cause.name);
  copy.stack = `${copy.name}: ${message}`;
  return "code" in cause && typeof cause.code === "string" ? Object.assign(copy, { code: redact(cause.code) }) : copy;
}
