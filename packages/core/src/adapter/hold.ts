/**
 * The same response with its whole body, which was read so that an answer that breaks off can be asked for again. Reads as
 * often as one likes, without the cost of a new response around text that is already there.
 */
export function hold(response: Response, text: string): Response {
  // An answer of status 204 must have no body, not even an empty one.
  const anew = () => new Response(text === "" ? null : text, { status: response.status, headers: response.headers });
  return Object.defineProperties(response, {
    text: { value: async () => text },
    json: { value: async () => JSON.parse(text) },
    body: { get: () => anew().body },
    bodyUsed: { value: false },
    arrayBuffer: { value: () => anew().arrayBuffer() },
    blob: { value: () => anew().blob() },
    bytes: { value: () => anew().bytes() },
    formData: { value: () => anew().formData() },
    clone: { value: () => hold(anew(), text) },
  });
}
