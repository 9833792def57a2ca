import { type MeterProvider, metrics, type TracerProvider, trace } from "@opentelemetry/api";
import { combineHooks } from "./combine-hooks.ts";
import type { Hooks } from "./hooks.ts";
import { createInstruments, createMetricHooks } from "./opentelemetry/metrics.ts";
import { perProvider } from "./opentelemetry/per-provider.ts";
import { createSpanHooks } from "./opentelemetry/spans.ts";

/** Where spans and metrics go. */
export interface TelemetryOptions {
  /** Absent: the global one, looked up at each event, so that an SDK may be registered later. */
  readonly tracerProvider?: TracerProvider;
  /** Absent: the global one, as with `tracerProvider`. */
  readonly meterProvider?: MeterProvider;
}

/** Whose telemetry it is: the name of the instrumentation scope. */
const SCOPE = "@trunkline/core";

/**
 * Hooks that make OpenTelemetry spans and metrics: `createVapi({ ...createTelemetry() })`. With hooks of one's own:
 * `createVapi({ ...combineHooks(createTelemetry(), mine) })`. One set of them can serve any number of providers.
 *
 * Does nothing until the first event, and next to nothing at any of them when no SDK is registered. Adds no header to a
 * request: a provider is not told what its answer is wanted for.
 */
export function createTelemetry(options: TelemetryOptions = {}): Hooks {
  const { tracerProvider, meterProvider } = options;
  return combineHooks(
    createSpanHooks(
      perProvider(
        () => tracerProvider ?? trace.getTracerProvider(),
        (provider) => provider.getTracer(SCOPE),
      ),
    ),
    createMetricHooks(
      perProvider(
        () => meterProvider ?? metrics.getMeterProvider(),
        (provider) => createInstruments(provider.getMeter(SCOPE)),
      ),
    ),
  );
}
