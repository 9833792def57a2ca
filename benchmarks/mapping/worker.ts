/** Measures one mapping in a process of its own: which, and how much of it, are its arguments. */
import { MAPPINGS } from "./mappings.ts";

const [name = "", warmUp, batches, batchBytes] = process.argv.slice(2);
const mapping = new Map(Object.entries(MAPPINGS)).get(name);
if (mapping === undefined) throw new Error(`no mapping is called ${name}`);
const shares = mapping.measure({ warmUp: Number(warmUp), batches: Number(batches), batchBytes: Number(batchBytes) });
if (process.send === undefined) console.log(shares);
else process.send(shares, () => process.disconnect());
