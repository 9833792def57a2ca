/** Bodies that have been read, by the response that they came with. */
const TEXTS = new WeakMap<Response, string>();
/** What held responses inherit from, by what they did before. Made once: a property of each response's own would be dear. */
const PROTOTYPES = new WeakMap<object, object>();

/**
 * The same response with its whole body, which was read so that an answer that breaks off can be asked for again. Reads as
 * often as one likes, without the cost of a new response around text that is already there.
 */
export function hold(response: Response, text: string): Response {
  TEXTS.set(response, text);
  Object.setPrototypeOf(response, prototypeOver(Object.getPrototypeOf(response)));
  return response;
}

function prototypeOver(base: object): object {
  const prototype = PROTOTYPES.get(base) ?? Object.create(base, READERS);
  PROTOTYPES.set(base, prototype);
  return prototype;
}

const READERS = {
  text: reader(async (response) => textOf(response)),
  json: reader(async (response) => JSON.parse(textOf(response))),
  arrayBuffer: reader((response) => anew(response).arrayBuffer()),
  blob: reader((response) => anew(response).blob()),
  bytes: reader((response) => anew(response).bytes()),
  formData: reader((response) => anew(response).formData()),
  clone: reader((response) => hold(anew(response), textOf(response))),
  body: {
    get(this: Response) {
      return anew(this).body;
    },
  },
  bodyUsed: { value: false },
};

function reader<T>(read: (response: Response) => T): PropertyDescriptor {
  return {
    value(this: Response) {
      return read(this);
    },
  };
}

function textOf(response: Response): string {
  return TEXTS.get(response) ?? "";
}

/** An answer of status 204 must have no body, not even an empty one. */
function anew(response: Response): Response {
  const text = textOf(response);
  return new Response(text === "" ? null : text, { status: response.status, headers: response.headers });
}
