import type { Attributes } from "@opentelemetry/api";
import {
  AggregationTemporality,
  type DataPoint,
  type Histogram,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** What was measured with one set of attributes. */
export interface Measured {
  readonly attributes: Attributes;
  readonly value: number | Histogram;
}

/** SDKs that keep what they are given, to be looked at. */
export function recordTelemetry() {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 3_600_000 });
  const meterProvider = new MeterProvider({ readers: [reader] });

  return {
    tracerProvider,
    meterProvider,
    /** Spans that have ended, first ended first. */
    ended: (): readonly ReadableSpan[] => spans.getFinishedSpans(),
    /** The one span of a name that has ended. */
    span(name: string): ReadableSpan {
      const [span, ...others] = spans.getFinishedSpans().filter((each) => each.name === name);
      if (span === undefined || others.length > 0) throw new Error(`${others.length} too many, or none: ${name}`);
      return span;
    },
    /** Everything that was measured, by name and unit of the metric. */
    async measured(): Promise<Readonly<Record<string, readonly Measured[]>>> {
      metrics.reset();
      await reader.forceFlush();
      const [latest] = metrics.getMetrics();
      const all = latest?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
      return Object.fromEntries(
        all.map(({ descriptor, dataPoints }) => [`${descriptor.name} ${descriptor.unit}`, dataPoints.map(toMeasured)]),
      );
    },
    /** Whose spans and metrics they are. */
    async scopes(): Promise<readonly string[]> {
      await reader.forceFlush();
      const metered = metrics.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.map(({ scope }) => scope.name));
      return [...spans.getFinishedSpans().map((span) => span.instrumentationScope.name), ...metered];
    },
    async stop(): Promise<void> {
      await tracerProvider.shutdown();
      await meterProvider.shutdown();
    },
  };
}

function toMeasured({ attributes, value }: DataPoint<unknown>): Measured {
  if (typeof value === "number" || isHistogram(value)) return { attributes, value };
  throw new Error("neither a number nor a histogram");
}

function isHistogram(value: unknown): value is Histogram {
  return typeof value === "object" && value !== null && "buckets" in value && "sum" in value;
}
