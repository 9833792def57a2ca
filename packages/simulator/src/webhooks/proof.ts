import { createHmac } from "node:crypto";
import type { WebhookAuthentication } from "../webhooks.ts";

/** The headers by which a message proves where it comes from. `now` is in epoch milliseconds. */
export function toProof(
  authentication: WebhookAuthentication | undefined,
  body: string,
  now: number,
): Readonly<Record<string, string>> {
  switch (authentication?.kind) {
    case undefined:
      return {};
    case "secret":
      return { "x-vapi-secret": authentication.secret };
    case "bearer":
      return { authorization: `Bearer ${authentication.token}` };
    case "hmac": {
      const { secret, header = "x-signature", algorithm = "sha256", timestampHeader } = authentication;
      const signed = timestampHeader === undefined ? body : `${now}.${body}`;
      return {
        [header]: createHmac(algorithm, secret).update(signed).digest("hex"),
        ...(timestampHeader !== undefined && { [timestampHeader]: String(now) }),
      };
    }
  }
}
