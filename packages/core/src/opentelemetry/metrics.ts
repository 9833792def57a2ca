import type { Meter } from "@opentelemetry/api";
import type { Hooks } from "../hooks.ts";
import { outcomeAttributes, present, requestAttributes, responseAttributes } from "./attributes.ts";

/** The conventions' boundaries for the duration of HTTP requests, in seconds. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
/** For what may last as long as a listing of a whole account. */
const LONG_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600];

/** Metrics of tries, calls, waiting and oddities. No attribute has an id, or anything else of which there are many. */
export function createMetricHooks(instruments: () => Instruments): Hooks {
  return {
    onOperationEnd(event) {
      const { provider, operation, durationMs } = event;
      const attributes = { ...ofOperation({ provider, operation }), ...outcomeAttributes(event) };
      instruments().operationDuration.record(durationMs / 1_000, attributes);
    },
    onRequest({ provider, waitedMs }) {
      instruments().limitWait.record(waitedMs / 1_000, { "trunkline.provider": provider });
    },
    onResponse(event) {
      const attributes = { ...requestAttributes(event), ...responseAttributes(event) };
      instruments().requestDuration.record(event.durationMs / 1_000, attributes);
    },
    onRetry(event) {
      const { "error.type": errorType } = responseAttributes(event);
      instruments().retries.add(1, present({ ...ofOperation(event), "error.type": errorType }));
    },
    onObservation(observation) {
      const attributes = { ...ofOperation(observation), "trunkline.observation.kind": observation.kind };
      instruments().observations.add(1, attributes);
    },
  };
}

/** The instruments of a meter. */
export type Instruments = ReturnType<typeof createInstruments>;

/** Makes a meter's instruments; to be made once for each meter. */
export function createInstruments(meter: Meter) {
  const histogram = (name: string, explicitBucketBoundaries: number[], description: string) =>
    meter.createHistogram(name, { unit: "s", description, advice: { explicitBucketBoundaries } });
  return {
    requestDuration: histogram("http.client.request.duration", REQUEST_SECONDS, "Duration of HTTP client requests."),
    operationDuration: histogram("trunkline.operation.duration", LONG_SECONDS, "Duration of calls of an operation."),
    limitWait: histogram("trunkline.limit.wait", LONG_SECONDS, "Time that tries waited at their credential's limit."),
    retries: meter.createCounter("trunkline.retries", { unit: "{retry}", description: "Requests sent again." }),
    observations: meter.createCounter("trunkline.observations", {
      unit: "{observation}",
      description: "Different oddities seen in answers.",
    }),
  };
}

function ofOperation({ provider, operation }: { readonly provider: string; readonly operation?: string }) {
  return present({ "trunkline.provider": provider, "trunkline.operation": operation });
}
