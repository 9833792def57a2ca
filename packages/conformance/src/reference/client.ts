import { createTransport, type Destination, type TransportOptions } from "@trunkline/core/adapter";

/** Asks for one path below the base URL; what comes back fits `createAsk`. */
export function createReferenceClient(destination: Destination, options: TransportOptions) {
  const send = createTransport(destination, options);
  const { baseUrl = destination.defaultBaseUrl } = options;
  return async <Data>(
    path: string,
    request: {
      readonly method?: string;
      readonly query?: Readonly<Record<string, string | number | undefined>>;
      readonly body?: unknown;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }> => {
    const url = new URL(baseUrl + path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await send(url, {
      method: request.method ?? "GET",
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(request.signal !== undefined && { signal: request.signal }),
    });
    const value = await response.json();
    return response.ok ? { data: value, response } : { error: value, response };
  };
}
