import { type AnyProviderError, isProviderError } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { CallBounds, Send } from "./ask.ts";

/** How asking ended. */
export type Ended =
  | { readonly how: "answered" }
  /** Refused or failed. `isThrown`: false for a refusal that the typed client gave as a value. */
  | { readonly how: "failed"; readonly error: AnyProviderError; readonly isThrown: boolean; readonly isTold: boolean }
  /** With something that is not this library's. */
  | { readonly how: "threw"; readonly error: unknown };

/** Asks, and says what came of it. A refusal by the typed client counts as the `ApiError` that an adapter throws. */
export async function askFor(
  send: Send,
  connection: TransportOptions & CallBounds,
  give: (item: unknown) => void,
): Promise<Ended> {
  try {
    const { refusal } = await send(connection, give);
    if (refusal === undefined) return { how: "answered" };
    return { how: "failed", error: refusal, isThrown: false, isTold: refusal.retryAt !== undefined };
  } catch (error) {
    if (!isProviderError(error)) return { how: "threw", error };
    const isTold = error.code === "api" && error.retryAt !== undefined;
    return { how: "failed", error, isThrown: true, isTold };
  }
}
