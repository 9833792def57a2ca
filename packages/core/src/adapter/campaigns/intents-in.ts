import type { Asking } from "../ask.ts";
import { type Intent, toIntent } from "./intent.ts";
import { type Kit, passAbort } from "./kit.ts";

/** The intents of this provider that the ledger has. Throws an `IntentError` when it cannot be read. */
export async function* intentsIn<Raw>(kit: Kit<Raw>, asking: Asking): AsyncGenerator<Intent, void> {
  const { ledger, asker, telling } = kit;
  try {
    for await (const entry of ledger?.entries() ?? []) {
      const intent = toIntent(entry);
      if (intent?.provider === asker.provider) yield intent;
    }
  } catch (cause) {
    passAbort(asking);
    throw telling.unusable(asking, { cause });
  }
}
