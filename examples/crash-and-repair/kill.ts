import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Place } from "./service.ts";

const VICTIM = fileURLToPath(new URL("victim.ts", import.meta.url));

/** When a process is killed: after the provider has acted and before its answer came, or before the request left. */
export type Moment = "after" | "before";

/** Lets a process of the service create the campaign, and kills it in the middle. Nothing of it can tidy up. */
export async function killWhileCreating({ url, apiKey, ledgerPath }: Place, moment: Moment): Promise<void> {
  const victim = fork(VICTIM, [url, apiKey, ledgerPath, moment]);
  const exit = once(victim, "exit");
  const end = await Promise.race([once(victim, "message").then(() => "ready"), exit.then(() => "gone")]);
  if (end === "gone") throw new Error("the process ended before it could be killed");
  victim.kill("SIGKILL");
  await exit;
}
