import { MappingError } from "../errors.ts";
import { sentOf } from "./sent.ts";

/**
 * The same answer for a typed client, whose parser would quote it in its error: what is no JSON is a `MappingError`.
 *
 * openapi-fetch reads by `json()` only where it is told a length, and else parses the text itself; so it is told one.
 */
export async function unquoting(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const text = await response.text();
  const headers = new Headers(response.headers);
  if (!headers.has("content-length")) headers.set("content-length", String(text.length));
  const json = async (): Promise<unknown> => {
    try {
      return JSON.parse(text);
    } catch {
      throw new MappingError("the answer is not JSON", { ...sentOf(response), path: "", delivery: "unknown" });
    }
  };
  return Object.defineProperties(response, { headers: { value: headers }, json: { value: json } });
}
