/** Where a held response keeps its body. A weak map from the one to the other would keep large bodies for long. */
const TEXT = Symbol("text");

interface Held extends Response {
  readonly [TEXT]: string;
}

/** What held responses inherit from, by what they did before. Made once: a property of each response's own would be dear. */
const PROTOTYPES = new WeakMap<object, object>();

/**
 * The same response with its whole body, which was read so that an answer that breaks off can be asked for again. Reads as
 * often as one likes, without the cost of a new response around text that is already there.
 */
export function hold(given: Response, text: string): Response {
  const response = Object.isExtensible(given) ? given : toResponse(given, text);
  if (!(TEXT in response)) Object.setPrototypeOf(response, prototypeOver(Object.getPrototypeOf(response)));
  return Object.assign(response, { [TEXT]: text });
}

function prototypeOver(base: object): object {
  const prototype = PROTOTYPES.get(base) ?? Object.create(base, READERS);
  PROTOTYPES.set(base, prototype);
  return prototype;
}

const READERS = {
  text: reader(async (response) => response[TEXT]),
  json: reader(async (response) => JSON.parse(response[TEXT])),
  arrayBuffer: reader((response) => anew(response).arrayBuffer()),
  blob: reader((response) => anew(response).blob()),
  bytes: reader((response) => anew(response).bytes()),
  formData: reader((response) => anew(response).formData()),
  clone: reader((response) => hold(anew(response), response[TEXT])),
  body: {
    get(this: Held) {
      return anew(this).body;
    },
  },
  bodyUsed: { value: false },
};

function reader<T>(read: (response: Held) => T): PropertyDescriptor {
  return {
    value(this: Held) {
      return read(this);
    },
  };
}

function anew(response: Held): Response {
  return toResponse(response, response[TEXT]);
}

/** An answer of status 204 must have no body, not even an empty one. */
function toResponse({ status, headers }: Response, text: string): Response {
  return new Response(text === "" ? null : text, { status, headers });
}
