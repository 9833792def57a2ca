/**
 * A process of its own on a ledger. Tells `ready`; then does what it is told to:
 *
 * - `race`: asks for each of twenty keys, writes about those that it was given, and tells which they were
 * - `write`: writes for as long as it lives, and tells each number that is written
 */
import { once } from "node:events";
import { createFileLedger } from "../../src/file-ledger.ts";

const [path = "", name = ""] = process.argv.slice(2);
const ledger = createFileLedger({ path });

process.send?.("ready");
const [order]: unknown[] = await once(process, "message");
if (order === "race") await race();
if (order === "write") await write();

async function race(): Promise<void> {
  const won: string[] = [];
  for (let nr = 0; nr < 20; nr++) {
    const key = `key-${nr}`;
    const lease = await ledger.lease(key, 600_000);
    if (!("write" in lease)) continue;
    await lease.write({ key, by: name });
    won.push(key);
  }
  process.send?.(won, () => process.disconnect());
}

async function write(): Promise<void> {
  const lease = await ledger.lease("numbers", 600_000);
  if (!("write" in lease)) return process.disconnect();
  for (let nr = 1; ; nr++) {
    await lease.write({ key: "numbers", nr });
    process.send?.(nr);
  }
}
