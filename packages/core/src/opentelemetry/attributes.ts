import type { Attributes } from "@opentelemetry/api";
import type { OperationEndEvent, RequestEvent, ResponseEvent } from "../hooks.ts";

/** What the conventions call an error that nobody has a word for. */
const OTHER_ERROR = "_OTHER";

/** Which request it is, in the words of the HTTP conventions; of few different values, so that metrics can have them too. */
export function requestAttributes({ provider, method, path, url }: RequestEvent): Attributes {
  const { protocol, hostname, port } = new URL(url);
  return present({
    "trunkline.provider": provider,
    "http.request.method": method,
    "server.address": hostname.replace(/^\[(.*)\]$/, "$1"),
    "server.port": port === "" ? DEFAULT_PORT[protocol] : Number(port),
    "url.template": path,
  });
}

const DEFAULT_PORT: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** What came of a try. `error.type` is absent where its whole answer came with a status below 400. */
export function responseAttributes({ status, failure }: ResponseEvent): Attributes {
  return present({
    "http.response.status_code": status,
    "error.type":
      status !== undefined && status >= 400
        ? String(status)
        : (failure ?? (status === undefined ? OTHER_ERROR : undefined)),
  });
}

/** How a call ended. `error.type` is there if it failed: the `kind` of a refusal, the `code` of any other error. */
export function outcomeAttributes({ outcome, error }: OperationEndEvent): Attributes {
  const type = error?.code === "api" ? error.kind : error?.code;
  return {
    "trunkline.outcome": outcome,
    ...(outcome === "failed" && { "error.type": type ?? OTHER_ERROR }),
  };
}

/** Without those that have no value: to a metric, `undefined` would be one more value. */
export function present(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
