/** Measures one program's types in a process of its own; which one is its argument. */
import { checkCost } from "./check.ts";
import { completionMilliseconds } from "./completion.ts";
import { TYPED } from "./consumers.ts";

const consumer = TYPED.find(({ name }) => name === process.argv[2]);
if (consumer === undefined) throw new Error(`no program is called ${process.argv[2]}`);
const { milliseconds, instantiations } = checkCost(consumer);
const told = {
  checkMilliseconds: milliseconds,
  completionMilliseconds: completionMilliseconds(consumer),
  instantiations,
};
process.send?.(told);
process.disconnect?.();
