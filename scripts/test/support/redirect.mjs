// Loaded before an example from the docs: sends what it asks the providers for to simulators on this machine, by the table
// in REDIRECTS, and anything that is neither a provider nor this machine nowhere.
const redirects = Object.entries(JSON.parse(process.env.REDIRECTS ?? "{}"));
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  const found = redirects.find(([origin]) => request.url.startsWith(origin));
  const url = found === undefined ? request.url : found[1] + request.url.slice(found[0].length);
  if (new URL(url).hostname !== "127.0.0.1") throw new Error(`an example asked ${new URL(url).host}`);
  return fetch(new Request(url, request), init);
};
