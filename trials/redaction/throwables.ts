/** A way in which a `fetch` may fail and tell more than it should. */
export interface Throwable {
  readonly name: string;
  make(told: Told): unknown;
}

/** What a request was, as somebody might put it who wants to be helpful. */
export interface Told {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const THROWABLES: readonly Throwable[] = [
  { name: "a code", make: ({ text }) => Object.assign(new Error("failed"), { code: text }) },
  { name: "a text", make: ({ text, body }) => `${text} ${body}` },
  { name: "an object", make: ({ text, headers, body }) => ({ message: text, headers, body }) },
  { name: "an error", make: ({ text }) => new Error(`failed: ${text}`) },
  { name: "an error with the body", make: ({ body }) => new Error(`failed: ${body}`) },
  { name: "an error with headers", make: ({ headers }) => new Error(`failed: ${JSON.stringify(headers)}`) },
  { name: "a cause", make: ({ text }) => new TypeError("fetch failed", { cause: new Error(text) }) },
  {
    name: "causes of causes",
    make: ({ text, body }) => new Error("a", { cause: new Error("b", { cause: new Error(text, { cause: body }) }) }),
  },
  {
    name: "several errors",
    make: ({ text, body }) => new AggregateError([new Error(text), new Error("plain"), body], `all failed: ${text}`),
  },
  {
    name: "several errors that alone say it",
    make: ({ text }) => new TypeError("fetch failed", { cause: new AggregateError([new Error(text)], "all failed") }),
  },
  {
    name: "an error like axios's",
    make: ({ text, headers, body }) =>
      Object.assign(new Error("Request failed with status code 400"), {
        name: "AxiosError",
        code: "ERR_BAD_REQUEST",
        config: { headers, data: body },
        response: { data: { message: text } },
        toJSON: () => ({ text, headers, body }),
      }),
  },
  { name: "a stack", make: ({ text }) => Object.assign(new Error(text), { message: "failed" }) },
  { name: "a name", make: ({ text }) => Object.assign(new Error("failed"), { name: `Error of ${text}` }) },
  {
    name: "a host",
    make: ({ text }) => Object.assign(new Error("failed"), { hostname: text, address: text, syscall: text }),
  },
  { name: "a symbol", make: ({ text }) => Object.assign(new Error("failed"), { [Symbol("request")]: text }) },
  {
    name: "an error of another kind",
    make: ({ text }) => new TypeError("fetch failed", { cause: { message: text, request: { text } } }),
  },
  { name: "an error of the platform", make: ({ text }) => new DOMException(text, "NetworkError") },
];
