import { type Context, type Span, trace } from "@opentelemetry/api";

/** Spans that have begun and not ended, by an id of what they are about. */
export interface OpenSpans {
  /** Keeps a span, with the context that it was begun in. */
  open(id: string, span: Span, parent: Context): void;
  /** The context for what happens within the span. Undefined: no such span is open. */
  contextOf(id: string): Context | undefined;
  /** Gives the span away, to be ended. Undefined: no such span is open. */
  close(id: string): Span | undefined;
}

/**
 * Open spans in bounded memory. A listing that somebody begins and forgets never tells that it has ended: when there are
 * more open spans than `limit`, the oldest is ended.
 */
export function createOpenSpans(limit: number): OpenSpans {
  const contexts = new Map<string, Context>();

  function close(id: string): Span | undefined {
    const context = contexts.get(id);
    contexts.delete(id);
    return context && trace.getSpan(context);
  }

  return {
    open(id, span, parent) {
      close(id)?.end();
      contexts.set(id, trace.setSpan(parent, span));
      const [oldest] = contexts.keys();
      if (contexts.size > limit && oldest !== undefined) close(oldest)?.end();
    },
    contextOf: (id) => contexts.get(id),
    close,
  };
}
