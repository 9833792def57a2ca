/**
 * Measures one case in a process of its own: what, over which server, and how much of it, are its arguments. Started by hand,
 * for instance under `--cpu-prof`, it prints what it measured.
 */
import { measure } from "../support/measure.ts";
import { isRight } from "./answers.ts";
import { workOf } from "./cases.ts";

const [subject = "", answer, concurrency, over, url = "", warmUp, count] = process.argv.slice(2);
const cell = {
  answer: answer === "page" ? "page" : "call",
  concurrency: Number(concurrency),
  over: over === "nothing" ? "nothing" : "loopback",
} as const;
const work = await workOf({ subject, cell }, url);
if (!isRight(cell.answer, await work())) throw new Error(`${subject} did not get the ${cell.answer}`);
const plan = { warmUp: Number(warmUp), count: Number(count), concurrency: cell.concurrency };
const measurement = await measure(work, plan);
if (process.send === undefined) {
  console.log(measurement);
} else {
  process.send(measurement);
  process.disconnect();
}
