import { sensitivePlaces as cozmox } from "./generated/cozmox/sensitive.ts";
import { sensitivePlaces as revox } from "./generated/revox/sensitive.ts";
import { sensitivePlaces as vapi } from "./generated/vapi/sensitive.ts";
import type { ProviderId } from "./words.ts";

/** Why a value is in no log, error or hook. */
export type SensitiveClass = "key" | "phone_number" | "name" | "email" | "transcript" | "recording" | "variables";

/** A place of a provider's API that is personal or secret, together with all that is below it. */
export interface SensitivePlace {
  /** The contract's name of it. */
  readonly operation: string;
  readonly direction: "request" | "response";
  /** From the top of the body: `[]` is any position of a list, `*` any name. */
  readonly path: string;
  readonly class: SensitiveClass;
}

/** Every place that the contracts mark, by provider, in the contract's order. A place that holds itself is there once. */
export const sensitivePlaces: Readonly<Record<ProviderId, readonly SensitivePlace[]>> = { vapi, revox, cozmox };
