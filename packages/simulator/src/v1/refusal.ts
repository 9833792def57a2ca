const REASONS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Payload Too Large",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** A refusal in the shape that Vapi answers with: several faults of one request come as a list. */
export function toRefusal(status: number, details: readonly string[]) {
  return {
    message: status === 400 ? details : details.join("; "),
    error: REASONS[status] ?? "Error",
    statusCode: status,
  };
}
