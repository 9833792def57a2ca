export type ReferenceClient = ReturnType<typeof createReferenceClient>;

/** Asks for one path below a base URL; what comes back fits an asker's `ask`. */
export function createReferenceClient(baseUrl: string) {
  return async <Data>(
    path: string,
    request: {
      readonly fetch: (request: Request) => Promise<Response>;
      readonly method?: string;
      readonly query?: Readonly<Record<string, string | number | undefined>>;
      readonly body?: unknown;
    },
  ): Promise<{ readonly data?: Data; readonly error?: unknown; readonly response: Response }> => {
    const url = new URL(baseUrl + path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const response = await request.fetch(
      new Request(url, {
        method: request.method ?? "GET",
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      }),
    );
    const text = await response.text();
    if (response.ok) return { data: JSON.parse(text), response };
    return { error: text, response };
  };
}
