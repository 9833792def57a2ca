import { format, inspect } from "node:util";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { combineHooks, type Hooks } from "@trunkline/core";
import { createTelemetry } from "@trunkline/core/opentelemetry";

/** Writes down everything that the library tells anybody but its caller. */
export interface Recorder {
  readonly hooks: Hooks;
  /** What was told since it was last taken, as texts: events and spans without the errors in them, and errors. */
  take(): { readonly events: readonly string[]; readonly errors: readonly string[] };
  /** Everything that was measured since the beginning, as texts. */
  measured(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function createRecorder(): Recorder {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });
  let events: string[] = [];
  let errors: string[] = [];
  const note = (event: object) => void events.push(JSON.stringify(event));
  const written: Hooks = {
    onOperation: note,
    onOperationEnd({ error, ...event }) {
      note(event);
      if (error !== undefined) errors.push(JSON.stringify(error), inspect(error));
    },
    onRequest: note,
    onResponse: note,
    onRetry: note,
    onObservation: note,
  };
  return {
    hooks: combineHooks(written, createTelemetry({ tracerProvider, meterProvider })),
    take() {
      const ended = spans
        .getFinishedSpans()
        .map(({ name, attributes, status, events: noted }) =>
          JSON.stringify({ name, attributes, status, noted: noted.map((each) => ({ ...each, time: undefined })) }),
        );
      const taken = { events: [...events, ...ended], errors };
      spans.reset();
      events = [];
      errors = [];
      return taken;
    },
    async measured() {
      await reader.forceFlush();
      return metrics
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics))
        .flatMap(({ descriptor, dataPoints }) => [
          JSON.stringify(descriptor),
          ...dataPoints.map(({ attributes }) => JSON.stringify(attributes)),
        ]);
    },
    async close() {
      await tracerProvider.shutdown();
      await meterProvider.shutdown();
    },
  };
}

/** Everything that an error says to whoever looks at it, short of asking for its `body`; of all its causes as well. */
export function tellingsOf(error: unknown, seen = new Set<unknown>()): readonly string[] {
  if (seen.has(error)) return [];
  seen.add(error);
  const shown = [
    inspect(error, { depth: 10 }),
    String(error),
    JSON.stringify(error) ?? "",
    format(error),
    format("%s", error),
  ];
  if (typeof error !== "object" || error === null) return shown;
  const { message, stack, cause, errors } = Object.assign(Object.create(null), ownOf(error));
  const more = [cause, ...(Array.isArray(errors) ? errors : [])].filter((each) => each !== undefined);
  return [...shown, String(message), String(stack), ...more.flatMap((each) => tellingsOf(each, seen))];
}

/** Properties of its own, `body` excepted: that one is for the caller. */
function ownOf(error: object): object {
  const names = Object.getOwnPropertyNames(error).filter((name) => name !== "body");
  return Object.fromEntries(names.map((name) => [name, Reflect.get(error, name)]));
}
