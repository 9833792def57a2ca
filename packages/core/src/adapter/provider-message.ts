import type { Redact } from "./redact.ts";

const LONGEST = 400;

/**
 * What a provider's error body says, without anything personal. Undefined when it has no message, as a gateway's page has
 * none. Bodies that are seen: `{ message }` with a text or several, `{ error }` with a text or an object that has a message,
 * `{ errors: [...] }`, `{ detail }`, and bare text.
 */
export function providerMessageOf(body: unknown, redact: Redact): string | undefined {
  const said = redact(messagesIn(body).join("; ").replace(/\s+/g, " ").trim());
  if (said === "") return undefined;
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
}

/** In the order in which they say most; the first that says anything is taken. */
const MESSAGE_PROPERTIES = ["message", "detail", "error", "errors"] as const;

/** Deeper than any message is seen. A body may be nested deeper than calls can be. */
const DEEPEST = 8;

function messagesIn(body: unknown, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  // A page of a gateway's; JSON that was cut, or stands within JSON; nothing.
  if (typeof body === "string") return /^\s*(?:[<{[]|$)/.test(body) ? [] : [body];
  if (Array.isArray(body)) return body.flatMap((part) => messagesIn(part, depth + 1));
  if (typeof body !== "object" || body === null) return [];
  const found = MESSAGE_PROPERTIES.map((name) =>
    messagesIn(Object.getOwnPropertyDescriptor(body, name)?.value, depth + 1),
  );
  return found.find((messages) => messages.length > 0) ?? [];
}
