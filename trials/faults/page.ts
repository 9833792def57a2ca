/** The page that holds both tables: each fault on every request, and each fault on the first request only. */
export function toPage(always: string, once: string): string {
  return `<!-- Written by trials/faults.test.ts: run \`npx vitest run -u faults.test.ts\` in trials/ to renew it. -->

# What becomes of a request when something goes wrong

Every fault that the simulator knows, on every operation of every provider's contract, through the typed clients and, for
reads, through the adapters too. Nothing here is claimed: each cell is what was seen. Operations that agree share a cell,
and those that do not are named in it. Requests are sent at most four times, as is the default.

## How to read it

- **read** asks and changes nothing. **idempotent** changes something and may be repeated. **physical** may make a phone ring.
- \`4 tries, then NetworkError, unknown\`: sent four times, and then the caller was told with this error and this
  \`delivery\`. An adapter throws its \`ApiError\`; a typed client gives the same refusal as \`{ error, response }\`. *With a time*:
  the error says in \`retryAt\` when to ask again; a typed client's caller finds it in the answer's \`Retry-After\`.
- **acted upon** counts what the provider really did, whatever it answered. **rung** counts how often each person's phone
  rang within a day, where each was to be rung once. An empty cell: that cannot befall such a request.

What \`delivery\` means for somebody's phone, after a physical request:

| delivery | what happened | may somebody have been rung? |
| --- | --- | --- |
| \`not_sent\` | no connection was made | no |
| \`rejected\` | the provider answered, and said that it did not act | no, if that is true |
| \`accepted\` | the provider answered well, and the answer broke off | yes |
| \`unknown\` | no answer, or one from somebody who cannot know | perhaps: look before sending again |

- One thing is taken on trust: that who answers 429 has not acted. So a 429 is the one answer after which even a physical
  request is sent again. Where that is a lie, people are rung once for each try: see *429 though acted upon*. 425 is trusted
  in what \`delivery\` says, and yet a physical request is not sent again after it.
- Deleting what an earlier try has deleted is answered 404: the request ends as \`not-found\`, and yet it was done. So a refusal
  after a try that may have been acted upon is \`unknown\`.
- What a typed client gives as a value is told here by \`toError\`.
- HTML instead of JSON may come from anybody on the way: its \`delivery\` is \`unknown\`, and nothing is sent again after it.
- What no contract has (an unknown word, a null, a gap, another type) is read all the same, and reported by \`onObservation\`.
  Only where an id or a list itself is gone there is a \`MappingError\`. The place is drawn.
- A 2xx is taken at its word. That a provider says yes and does nothing, or dials what was to wait, no error can tell: read back.

## When it befalls every try

${always}

## When it befalls the first request only

${once}
`;
}
