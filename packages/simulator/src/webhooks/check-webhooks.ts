import { isRecord } from "../contract.ts";
import { anything, type Check, checkFields, FieldError, needed, number, oneOf, shareOfOne, text } from "../fields.ts";
import type { WebhookOptions } from "../webhooks.ts";
import type { ProviderId } from "../words.ts";
import { toAddress } from "./address.ts";

const AUTHENTICATION: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  secret: { secret: needed(text) },
  bearer: { token: needed(text) },
  hmac: { secret: needed(text), header: text, algorithm: oneOf(["sha256", "sha512"]), timestampHeader: text },
};

/** Throws a `FieldError` for the first thing that makes no sense. */
export function checkWebhooks(options: WebhookOptions, provider: ProviderId): void {
  checkFields(options, "webhooks", {
    url: address,
    authentication: anything,
    lose: shareOfOne,
    double: shareOfOne,
    delay: anything,
    reorder: shareOfOne,
  });
  const { authentication, delay } = options;
  if (delay !== undefined) {
    checkFields(delay, "webhooks.delay", { share: needed(shareOfOne), seconds: needed(atLeastNothing) });
  }
  if (authentication === undefined) return;
  if (provider === "revox") throw new FieldError("webhooks.authentication", "Revox signs nothing");
  const isKnown = isRecord(authentication) && Object.hasOwn(AUTHENTICATION, authentication.kind);
  if (!isKnown) {
    throw new FieldError("webhooks.authentication.kind", `must be one of ${Object.keys(AUTHENTICATION).join(", ")}`);
  }
  checkFields(authentication, "webhooks.authentication", { kind: anything, ...AUTHENTICATION[authentication.kind] });
}

const address: Check = (value) =>
  typeof value === "string" && toAddress(value) ? undefined : "must be an http or https URL of a host that can exist";

const atLeastNothing: Check = (value) => number(value) ?? (Number(value) < 0 ? "must be 0 or more" : undefined);
