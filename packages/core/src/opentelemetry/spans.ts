import {
  type Attributes,
  context,
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Hooks, OperationEvent, RequestEvent } from "../hooks.ts";
import { outcomeAttributes, present, requestAttributes, responseAttributes } from "./attributes.ts";
import { createOpenSpans } from "./open-spans.ts";

/** More than any program has under way at once, and a few megabytes. */
const OPEN_SPANS = 10_000;

/** A span for each call of an operation, and below it one for each try of each of its requests. */
export function createSpanHooks(tracer: () => Tracer): Hooks {
  const operations = createOpenSpans(OPEN_SPANS);
  const tries = createOpenSpans(OPEN_SPANS);
  const contextOf = (id: string | undefined) => (id === undefined ? undefined : operations.contextOf(id));

  return {
    onOperation(event) {
      const parent = context.active();
      const span = tracer().startSpan(operationName(event), operationOptions(event), parent);
      operations.open(event.operationId, span, parent);
    },
    onOperationEnd(event) {
      const { error, requests } = event;
      const attributes = { ...outcomeAttributes(event), "trunkline.requests": requests };
      end(operations.close(event.operationId), present({ ...attributes, "trunkline.delivery": error?.delivery }));
    },
    onRequest(event) {
      const parent = contextOf(event.operationId) ?? context.active();
      const span = tracer().startSpan(tryName(event), tryOptions(event), parent);
      tries.open(tryId(event), span, parent);
    },
    onResponse(event) {
      const { delivery, providerRequestId } = event;
      const known = { "trunkline.delivery": delivery, "trunkline.provider_request_id": providerRequestId };
      end(tries.close(tryId(event)), present({ ...responseAttributes(event), ...known }));
    },
    onRetry(event) {
      const within = contextOf(event.operationId);
      const operation = within && trace.getSpan(within);
      operation?.addEvent("trunkline.retry", {
        ...responseAttributes(event),
        "http.request.resend_count": event.tries,
        "trunkline.request_id": event.requestId,
        "trunkline.delay_ms": event.delayMs,
        "trunkline.delay_asked_for": event.isAskedFor,
      });
    },
  };
}

function operationName({ provider, operation }: OperationEvent): string {
  return `${operation} ${provider}`;
}

/** `INTERNAL`: a call is no exchange over the network but holds several, and waits between them. Those are `CLIENT`. */
function operationOptions({ provider, operation }: OperationEvent): SpanOptions {
  const attributes = { "trunkline.provider": provider, "trunkline.operation": operation };
  return { kind: SpanKind.INTERNAL, attributes };
}

function tryId({ requestId, tries }: RequestEvent): string {
  return `${requestId} ${tries}`;
}

/** The conventions' `{method} {target}`, or the method alone: a path with ids in it would be a name per campaign. */
function tryName({ method, path }: RequestEvent): string {
  return path === undefined ? method : `${method} ${path}`;
}

/** Everything that is known before sending, so that a sampler can go by it. */
function tryOptions(event: RequestEvent): SpanOptions {
  const attributes = {
    ...requestAttributes(event),
    "url.full": event.url,
    ...(event.tries > 1 && { "http.request.resend_count": event.tries - 1 }),
    "trunkline.effect": event.effect,
    "trunkline.request_id": event.requestId,
    "trunkline.waited_ms": event.waitedMs,
  };
  return { kind: SpanKind.CLIENT, attributes };
}

function end(span: Span | undefined, attributes: Attributes): void {
  span?.setAttributes(attributes);
  if ("error.type" in attributes) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
}
