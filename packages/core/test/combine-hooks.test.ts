import { describe, expect, it } from "vitest";
import { combineHooks } from "../src/combine-hooks.ts";
import type { Hooks } from "../src/hooks.ts";
import { ANSWERED, DONE, OBSERVATION, OPERATION, REFUSED, REQUEST } from "./support/hook-events.ts";

const RETRY = { ...REFUSED, delayMs: 1_000, isAskedFor: false };

/** Hooks that write down what they are told. */
function recordingHooks(name: string, told: unknown[]): Required<Hooks> {
  const record = (event: unknown) => {
    told.push([name, event]);
  };
  return {
    onOperation: record,
    onOperationEnd: record,
    onRequest: record,
    onResponse: record,
    onRetry: record,
    onObservation: record,
  };
}

function tellAll(hooks: Hooks): void {
  hooks.onOperation?.(OPERATION);
  hooks.onRequest?.(REQUEST);
  hooks.onResponse?.(ANSWERED);
  hooks.onRetry?.(RETRY);
  hooks.onObservation?.(OBSERVATION);
  hooks.onOperationEnd?.(DONE);
}

const ALL = [OPERATION, REQUEST, ANSWERED, RETRY, OBSERVATION, DONE];

describe("combined hooks", () => {
  it("are all told of every event, in the order given", () => {
    const told: unknown[] = [];
    tellAll(combineHooks(recordingHooks("first", told), recordingHooks("second", told)));
    expect(told).toEqual(
      ALL.flatMap((event) => [
        ["first", event],
        ["second", event],
      ]),
    );
  });

  it("are told although one before them throws, and whoever tells them does not notice", () => {
    const fail = () => {
      throw new Error("the log is full");
    };
    const failing: Required<Hooks> = {
      onOperation: fail,
      onOperationEnd: fail,
      onRequest: fail,
      onResponse: fail,
      onRetry: fail,
      onObservation: fail,
    };
    const told: unknown[] = [];
    tellAll(combineHooks(failing, recordingHooks("mine", told), failing));
    expect(told).toEqual(ALL.map((event) => ["mine", event]));
  });

  it("may leave out events, and may be combined again", () => {
    const told: unknown[] = [];
    const { onRetry } = recordingHooks("inner", told);
    tellAll(combineHooks({}, combineHooks({ onRetry }), combineHooks()));
    expect(told).toEqual([["inner", RETRY]]);
  });
});
