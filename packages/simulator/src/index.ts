export { type CheckedAnswer, checkAnswer } from "./check.ts";
export type { SimulatedRequest } from "./server.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";
export { INVENTED_WORDS, type ProviderId } from "./words.ts";
