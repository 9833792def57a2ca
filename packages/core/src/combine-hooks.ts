import { tell } from "./adapter/tell.ts";
import type { Hooks } from "./hooks.ts";

/**
 * Several hooks as one: each event goes to all of them, in the order given. One that throws does not keep the event from
 * the others, and what it throws goes no further.
 */
export function combineHooks(...hooks: readonly Hooks[]): Hooks {
  return {
    onOperation(event) {
      for (const { onOperation } of hooks) tell(onOperation, () => event);
    },
    onOperationEnd(event) {
      for (const { onOperationEnd } of hooks) tell(onOperationEnd, () => event);
    },
    onRequest(event) {
      for (const { onRequest } of hooks) tell(onRequest, () => event);
    },
    onResponse(event) {
      for (const { onResponse } of hooks) tell(onResponse, () => event);
    },
    onRetry(event) {
      for (const { onRetry } of hooks) tell(onRetry, () => event);
    },
    onObservation(observation) {
      for (const { onObservation } of hooks) tell(onObservation, () => observation);
    },
  };
}
